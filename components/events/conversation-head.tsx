'use client';

import type { z } from 'zod';
import { Partial } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { ShortId } from '@/components/ui/short-id.tsx';
import { countOf } from '@/components/ui/show-count.ts';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { readCorrelation } from '@/lib/api/events.ts';
import { conversationFacts, unexamined } from './conversation-facts.ts';
import classes from './conversation.module.css';

interface ConversationHeadProps {
  readonly correlation: string;
  readonly found: z.infer<typeof readCorrelation.response>;
}

/** How long the conversation went on, who took part, and what was not looked at. */
export function ConversationHead({ correlation, found }: ConversationHeadProps) {
  const facts = conversationFacts(found.items);
  const missing = unexamined(found);
  return (
    <header>
      <div className={classes.title}>
        <h1>
          <span className={classes.kind}>Conversation</span> <ShortId id={correlation} most={44} />
        </h1>
        {missing.length === 0 ? (
          <Tag tone="green" title={found.examined.map(({ store }) => store).join(', ')}>
            all {countOf(found.examined.length, 'store')} looked through
          </Tag>
        ) : (
          <Tag tone="amber">not all stores looked through</Tag>
        )}
      </div>
      <p className={classes.facts}>
        <span>
          {countOf(facts.events, 'event')} in {countOf(facts.streams, 'stream')} of{' '}
          {countOf(facts.stores.length, 'store')}
        </span>
        {facts.first === null || facts.span === null ? null : (
          <span>
            <Timestamp at={facts.first} withZone /> → <Timestamp at={facts.last} /> ({facts.span})
          </span>
        )}
        <Participants facts={facts} />
      </p>
      {missing.map((note) => (
        <Partial key={note}>
          <SafeText>{note}</SafeText>
        </Partial>
      ))}
    </header>
  );
}

function Participants({ facts }: { readonly facts: ReturnType<typeof conversationFacts> }) {
  return (
    <span className={classes.people}>
      {facts.participants.map(({ name, events }) => (
        <span key={name} title={countOf(events, 'event')}>
          <SafeText>{name}</SafeText> <span className={classes.count}>{events}</span>
        </span>
      ))}
    </span>
  );
}
