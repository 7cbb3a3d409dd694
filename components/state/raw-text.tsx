import { Fragment } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { base64ToBytes } from '@/lib/events/base64.ts';
import { hexLines } from './hex-lines.ts';
import classes from './state.module.css';
import own from './raw-view.module.css';

/** A stored text, line by line, with every character visible. */
export function RawText({ text }: { readonly text: string }) {
  if (text === '') return <p className={classes.note}>An empty text (0 characters).</p>;
  return (
    <pre className={classes.raw} tabIndex={0}>
      {text.split('\n').map((line, index) => (
        <Fragment key={index}>
          {index === 0 ? null : '\n'}
          <SafeText>{line}</SafeText>
        </Fragment>
      ))}
    </pre>
  );
}

interface RawBytesProps {
  readonly base64: string;
  /** Bytes put on the page; all when left out. */
  readonly most?: number;
  /** Where these bytes stand in the whole. */
  readonly from?: number;
}

/** Stored bytes as hexadecimal numbers and as text. */
export function RawBytes({ base64, most, from = 0 }: RawBytesProps) {
  const bytes = base64ToBytes(base64);
  if (bytes === null) return <p className={classes.note}>The bytes arrived damaged.</p>;
  const shown = bytes.subarray(0, most);
  return (
    <>
      <table className={own.hex}>
        <caption className={classes.spoken}>Bytes as hexadecimal numbers and as text</caption>
        <tbody>
          {hexLines(shown, from).map((line) => (
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
        <SafeText>{new TextDecoder().decode(shown)}</SafeText>
      </p>
      {bytes.length > shown.length ? (
        <p className={classes.note}>
          The first {shown.length.toLocaleString('en')} of {bytes.length.toLocaleString('en')}{' '}
          bytes.
        </p>
      ) : null}
    </>
  );
}
