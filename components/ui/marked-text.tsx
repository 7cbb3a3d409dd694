'use client';

import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { SafeText } from './safe-text.tsx';
import classes from './marked-text.module.css';

/** Parts of a text, in order and apart from each other. */
export type FindParts = (text: string) => readonly { readonly from: number; readonly to: number }[];

const nothing: FindParts = () => [];
const Find = createContext<FindParts>(nothing);

/** What is marked in every `MarkedText` inside. */
export function MarkIn({
  find,
  children,
}: {
  readonly find: FindParts;
  readonly children: ReactNode;
}) {
  return <Find value={find}>{children}</Find>;
}

/** User data as `SafeText` shows it, with what is looked for marked. */
export function MarkedText({ children: text }: { readonly children: string }) {
  const find = useContext(Find);
  const pieces = useMemo(() => piecesOf(text, find(text)), [text, find]);
  if (pieces.length === 1 && pieces[0]?.marked === false) return <SafeText>{text}</SafeText>;
  return pieces.map((piece, index) =>
    piece.marked ? (
      <mark key={index} className={classes.mark}>
        <SafeText>{piece.text}</SafeText>
      </mark>
    ) : (
      <SafeText key={index}>{piece.text}</SafeText>
    ),
  );
}

interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

function piecesOf(text: string, parts: ReturnType<FindParts>): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { from, to } of parts) {
    if (from > done) pieces.push({ text: text.slice(done, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    done = to;
  }
  if (done < text.length || pieces.length === 0)
    pieces.push({ text: text.slice(done), marked: false });
  return pieces;
}
