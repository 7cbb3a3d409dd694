'use client';

import { useState } from 'react';
import { base64ToBytes } from '@/lib/events/base64.ts';
import { unpackGzip, type Unpacked } from '@/lib/events/unpack-gzip.ts';
import { RawText } from './raw-text.tsx';
import classes from './state.module.css';

/** Characters put on the page. */
const shownCharacters = 65_536;

/** What gzip packed, unpacked only when asked and never beyond its limits. */
export function PackedBytes({ base64 }: { readonly base64: string }) {
  const [unpacked, setUnpacked] = useState<Unpacked | null>(null);
  if (unpacked !== null) return <UnpackedText unpacked={unpacked} />;
  return (
    <p className={classes.note}>
      Packed with gzip.{' '}
      <button
        type="button"
        className={classes.plain}
        onClick={() => {
          void unpackGzip(Uint8Array.from(base64ToBytes(base64) ?? [])).then(setUnpacked);
        }}
      >
        unpack
      </button>
    </p>
  );
}

function UnpackedText({ unpacked: { bytes, stopped } }: { readonly unpacked: Unpacked }) {
  const text = new TextDecoder().decode(bytes);
  const cut = text.length > shownCharacters;
  return (
    <>
      <p className={classes.note} role="status">
        Unpacked, {bytes.length.toLocaleString('en')} bytes as text. {stopped}
        {cut ? ` The first ${shownCharacters.toLocaleString('en')} characters are shown.` : ''}
      </p>
      <RawText text={text.slice(0, shownCharacters)} />
    </>
  );
}
