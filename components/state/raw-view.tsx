'use client';

import { CopyButton } from '@mantine/core';
import { Tag } from '@/components/ui/tag.tsx';
import type { EventView, PayloadView } from '@/lib/api/views.ts';
import { LongPayload } from './long-payload.tsx';
import { PackedBytes } from './packed-bytes.tsx';
import type { PayloadRef } from './payload-slices.ts';
import { RawBytes, RawText } from './raw-text.tsx';
import classes from './state.module.css';
import own from './raw-view.module.css';

/** Characters and bytes put on the page; the rest is in the copy. */
const shownCharacters = 65_536;
const shownBytes = 4096;

interface RawViewProps {
  readonly store: string;
  readonly event: EventView;
}

/** The payloads exactly as stored, and what is wrong with them. */
export function RawView({ store, event }: RawViewProps) {
  const of = (part: PayloadRef['part']): PayloadRef => ({ store, event: event.id, part });
  return (
    <div className={classes.stack}>
      {event.problems.length === 0 ? null : (
        <ul className={own.problems} aria-label="Problems">
          {event.problems.map((problem) => (
            <li key={problem.code + problem.message}>
              <Tag tone="red">{problem.code.replaceAll('_', ' ')}</Tag> {problem.message}
            </li>
          ))}
        </ul>
      )}
      <RawPayload title="Data" payload={event.data} of={of('data')} />
      <RawPayload title="Metadata" payload={event.metadata} of={of('metadata')} />
    </div>
  );
}

interface RawPayloadProps {
  readonly title: string;
  readonly payload: PayloadView;
  readonly of: PayloadRef;
}

function RawPayload({ title, payload, of }: RawPayloadProps) {
  return (
    <section aria-label={`${title}, as stored`}>
      <h3 className={classes.heading}>
        {title} <span className={classes.quiet}>{sizeOf(payload)}</span>
        {payload.kind === 'json' ? <CopyText text={payload.text} /> : null}
      </h3>
      <RawBody payload={payload} of={of} />
    </section>
  );
}

function CopyText({ text }: { readonly text: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <button type="button" className={classes.plain} onClick={copy}>
          {copied ? 'copied' : 'copy'}
        </button>
      )}
    </CopyButton>
  );
}

function sizeOf(payload: PayloadView): string {
  switch (payload.kind) {
    case 'json':
      return `${payload.text.length.toLocaleString('en')} characters, exactly as stored`;
    case 'binary':
      return `${payload.size.toLocaleString('en')} bytes, ${payload.encoding}`;
    case 'oversized':
      return `${payload.size.toLocaleString('en')} long, read as you go`;
    case 'absent':
    case 'omitted':
    case 'erased':
    case 'masked':
      return '';
  }
}

function RawBody({ payload, of }: Omit<RawPayloadProps, 'title'>) {
  switch (payload.kind) {
    case 'json':
      return <WholeText text={payload.text} />;
    case 'oversized':
      return <LongPayload of={of} />;
    case 'binary':
      return (
        <>
          {payload.encoding === 'gzip' ? <PackedBytes base64={payload.base64} /> : null}
          <RawBytes base64={payload.base64} most={shownBytes} />
        </>
      );
    case 'absent':
      return <p className={classes.note}>Absent: the store has no value here.</p>;
    case 'omitted':
      return <p className={classes.note}>Omitted: it was not fetched.</p>;
    case 'erased':
      return <p className={classes.note}>Erased: the store says it is gone for good.</p>;
    case 'masked':
      return <p className={classes.note}>Masked for your role: {payload.reason}</p>;
  }
}

function WholeText({ text }: { readonly text: string }) {
  return (
    <>
      <RawText text={text.slice(0, shownCharacters)} />
      {text.length > shownCharacters ? (
        <p className={classes.note}>
          The first {shownCharacters.toLocaleString('en')} characters; copying takes all of them.
        </p>
      ) : null}
    </>
  );
}
