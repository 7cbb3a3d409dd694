'use client';

import { Modal, TextInput, Button } from '@mantine/core';
import { useState } from 'react';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { parseMoment, printMoment } from '@/lib/time/moment.ts';
import classes from './stream.module.css';

interface MomentPromptProps {
  readonly kind: 'version' | 'time' | null;
  /** What is done with the moment: `Go to`, `Compare with`. */
  readonly verb: string;
  readonly onClose: () => void;
  readonly onMoment: (at: string) => void;
}

/** Asks for a moment as people write it. */
export function MomentPrompt(props: MomentPromptProps) {
  const { kind, verb, onClose } = props;
  return (
    <Modal
      opened={kind !== null}
      onClose={onClose}
      title={`${verb} a ${kind === 'time' ? 'time' : 'version or time'}`}
      centered
      size="sm"
      transitionProps={{ duration: 0 }}
    >
      {kind === null ? null : <MomentForm {...props} />}
    </Modal>
  );
}

function MomentForm({ kind, verb, onClose, onMoment }: MomentPromptProps) {
  const zone = useReaderZone();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const submit = (): void => {
    const parsed = readMoment(text, zone);
    if (!parsed.ok) {
      setRefused(parsed.message);
      return;
    }
    onMoment(parsed.at);
    onClose();
  };
  return (
    <form
      className={classes.prompt}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        data-autofocus
        label={kind === 'time' ? `Time (${zone} unless it names a zone)` : 'Version or time'}
        placeholder={kind === 'time' ? '2026-05-13 04:13' : '41'}
        value={text}
        error={refused}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setRefused(null);
        }}
      />
      <Button type="submit">{verb}</Button>
    </form>
  );
}

/** `41`, `v41`, `p1001` or a time, as it stands in a link. */
export function readMoment(
  text: string,
  zone: string,
): { readonly ok: true; readonly at: string } | { readonly ok: false; readonly message: string } {
  const trimmed = text.trim();
  // Four digits may be a year, but whoever asks for a version by number means the version.
  const parsed = parseMoment(/^\d+$/.test(trimmed) ? `v${trimmed}` : trimmed, zone);
  if (!parsed.ok) return parsed;
  const at = printMoment(parsed.moment);
  return at === null ? { ok: false, message: 'Write a version or a time.' } : { ok: true, at };
}
