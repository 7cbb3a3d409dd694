'use client';

import { CopyButton } from '@mantine/core';
import { Fragment } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import type { EventView, PayloadView } from '@/lib/api/views.ts';
import { base64ToBytes } from '@/lib/events/base64.ts';
import { hexLines } from './hex-lines.ts';
import classes from './state.module.css';
import own from './raw-view.module.css';

/** Characters and bytes put on the page; the rest is in the copy. */
const shownCharacters = 65_536;
const shownBytes = 4096;

/** The payloads exactly as stored, and what is wrong with them. */
export function RawView({ event }: { readonly event: EventView }) {
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
      <RawPayload title="Data" payload={event.data} />
      <RawPayload title="Metadata" payload={event.metadata} />
    </div>
  );
}

interface RawPayloadProps {
  readonly title: string;
  readonly payload: PayloadView;
}

function RawPayload({ title, payload }: RawPayloadProps) {
  return (
    <section aria-label={`${title}, as stored`}>
      <h3 className={classes.heading}>
        {title} <span className={classes.quiet}>{sizeOf(payload)}</span>
        {payload.kind === 'json' ? <CopyText text={payload.text} /> : null}
      </h3>
      <RawBody payload={payload} />
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
      return `${payload.size.toLocaleString('en')} characters; its beginning`;
    case 'absent':
    case 'omitted':
    case 'erased':
    case 'masked':
      return '';
  }
}

function RawBody({ payload }: { readonly payload: PayloadView }) {
  switch (payload.kind) {
    case 'json':
      return <RawText text={payload.text} />;
    case 'oversized':
      return <RawText text={payload.head} />;
    case 'binary':
      return <RawBytes base64={payload.base64} />;
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

function RawText({ text }: { readonly text: string }) {
  if (text === '') return <p className={classes.note}>An empty text (0 characters).</p>;
  return (
    <>
      <pre className={classes.raw} tabIndex={0}>
        {text
          .slice(0, shownCharacters)
          .split('\n')
          .map((line, index) => (
            <Fragment key={index}>
              {index === 0 ? null : '\n'}
              <SafeText>{line}</SafeText>
            </Fragment>
          ))}
      </pre>
      {text.length > shownCharacters ? (
        <p className={classes.note}>
          The first {shownCharacters.toLocaleString('en')} characters; copying takes all of them.
        </p>
      ) : null}
    </>
  );
}

function RawBytes({ base64 }: { readonly base64: string }) {
  const bytes = base64ToBytes(base64);
  if (bytes === null) return <p className={classes.note}>The bytes arrived damaged.</p>;
  return (
    <>
      <table className={own.hex}>
        <caption className={classes.spoken}>Bytes as hexadecimal numbers and as text</caption>
        <tbody>
          {hexLines(bytes.subarray(0, shownBytes)).map((line) => (
            <tr key={line.offset}>
              <th scope="row">{line.offset}</th>
              <td>{line.hex}</td>
              <td>{line.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.note}>
        As text, with signs for what is not UTF-8:{' '}
        <SafeText>{new TextDecoder().decode(bytes.subarray(0, shownBytes))}</SafeText>
      </p>
      {bytes.length > shownBytes ? (
        <p className={classes.note}>
          The first {shownBytes.toLocaleString('en')} of {bytes.length.toLocaleString('en')} bytes.
        </p>
      ) : null}
    </>
  );
}
