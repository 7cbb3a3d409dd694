'use client';

import { useLocalStorage } from '@mantine/hooks';

/** Whether runs of noise are folded: a habit of the reader, so it stays in the browser. */
export function useFoldNoise(): readonly [boolean, (fold: boolean) => void] {
  const [fold, setFold] = useLocalStorage({ key: 'backstory-fold-noise', defaultValue: true });
  return [
    fold,
    (next) => {
      setFold(next);
    },
  ];
}
