import type { ReactNode } from 'react';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { countOf } from '@/components/ui/show-count.ts';
import { Tag, type Tone } from '@/components/ui/tag.tsx';
import type { ReducerCheckView, ReducerCoverageView } from '@/lib/api/reducers.ts';
import { outcomeWords } from './check-words.ts';

interface CheckProps {
  readonly name: string;
  readonly check: ReducerCheckView;
  /** Where to look at what does not hold. */
  readonly children?: ReactNode;
}

/** One check of a reducer: how it came out, in words. */
export function CheckLine({ name, check, children }: CheckProps) {
  const [word, tone] = outcomeWords(check);
  return (
    <Line word={word} tone={tone} name={name}>
      <SafeText>{check.detail}</SafeText> {children}
    </Line>
  );
}

/** The types that a reducer leaves out. */
export function CoverageCheck({ coverage }: { readonly coverage: ReducerCoverageView }) {
  const { unhandled, events } = coverage;
  const isWhole = unhandled.length === 0;
  return (
    <Line
      word={isWhole ? 'passes' : countOf(unhandled.length, 'type')}
      tone={isWhole ? 'green' : 'amber'}
      name="Left out"
    >
      {isWhole
        ? `Every type of ${countOf(events, 'event')} changes the state or is left out on purpose.`
        : unhandled.map(({ type, count }) => (
            <span key={type}>
              <SafeText>{type}</SafeText> ({count}){' '}
            </span>
          ))}
    </Line>
  );
}

interface LineProps {
  readonly word: string;
  readonly tone: Tone;
  readonly name: string;
  readonly children: ReactNode;
}

export function Line({ word, tone, name, children }: LineProps) {
  return (
    <li>
      <Tag tone={tone}>{word}</Tag> <strong>{name}.</strong> {children}
    </li>
  );
}
