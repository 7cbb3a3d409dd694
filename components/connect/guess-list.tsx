'use client';

import { Radio } from '@mantine/core';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import type { GuessView } from '@/lib/api/stores.ts';
import classes from './connect.module.css';

interface Props {
  readonly guesses: readonly GuessView[];
  readonly chosen: GuessView | null;
  readonly onChoose: (guess: GuessView) => void;
}

/** Every layout that fits, best first, and why. */
export function GuessList({ guesses, chosen, onChoose }: Props) {
  if (guesses.length === 0) return null;
  return (
    <fieldset className={classes.guesses}>
      <legend className={classes.hidden}>Layouts that fit</legend>
      {guesses.map((guess, index) => (
        <label key={index} className={classes.guess} data-chosen={guess === chosen || undefined}>
          <Radio
            name="guess"
            checked={guess === chosen}
            onChange={() => {
              onChoose(guess);
            }}
            aria-label={guess.title}
          />
          <div>
            <strong>
              <SafeText>{guess.title}</SafeText>
            </strong>{' '}
            <Tag tone={guess.confidence >= 0.9 ? 'green' : 'amber'}>
              {Math.round(guess.confidence * 100)} % sure
            </Tag>
            <ul className={classes.reasons}>
              {guess.reasons.map((reason) => (
                <li key={reason}>
                  <SafeText>{reason}</SafeText>
                </li>
              ))}
            </ul>
          </div>
        </label>
      ))}
    </fieldset>
  );
}
