'use client';

import { Panel } from '@/components/ui/panel.tsx';
import { CausesList, type CausesListProps } from './causes-list.tsx';
import { ConversationLink } from './conversation-link.tsx';

/** Causes and effects of an event as a part of a page. */
export function CausesPanel(props: CausesListProps) {
  return (
    <Panel
      flush
      title="Why, and what followed"
      aside={<ConversationLink store={props.store} event={props.event} />}
    >
      <CausesList {...props} />
    </Panel>
  );
}
