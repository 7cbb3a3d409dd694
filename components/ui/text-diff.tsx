'use client';

import { Fragment } from 'react';
import { textDiff, type TextPiece } from '@/lib/fold/text-diff.ts';
import { SafeText } from './safe-text.tsx';
import classes from './text-diff.module.css';

interface TextDiffProps {
  readonly before: string;
  readonly after: string;
}

/** Equal text is shown this far around what differs. */
const around = 80;

/** Two long texts as one: what was removed, what was added, and where they are equal. */
export function TextDiff({ before, after }: TextDiffProps) {
  const pieces = textDiff(before, after);
  return (
    <p className={classes.text}>
      {pieces.map((piece, index) => (
        <Piece
          key={index}
          piece={piece}
          isFirst={index === 0}
          isLast={index === pieces.length - 1}
        />
      ))}
    </p>
  );
}

interface PieceProps {
  readonly piece: TextPiece;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function Piece({ piece: { kind, text }, isFirst, isLast }: PieceProps) {
  if (kind === 'removed') {
    return (
      <del>
        <SafeText>{text}</SafeText>
      </del>
    );
  }
  if (kind === 'added') {
    return (
      <ins>
        <SafeText>{text}</SafeText>
      </ins>
    );
  }
  const [head, tail] = [isFirst ? 0 : around, isLast ? 0 : around];
  const left = text.length - head - tail;
  if (left < around) return <SafeText>{text}</SafeText>;
  return (
    <Fragment>
      <SafeText>{text.slice(0, head)}</SafeText>
      <span className={classes.equal}> … {left.toLocaleString('en')} equal characters … </span>
      <SafeText>{tail === 0 ? '' : text.slice(-tail)}</SafeText>
    </Fragment>
  );
}
