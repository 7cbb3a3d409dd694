'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { forgetStore } from '@/lib/api/stores.ts';
import { storesQuery } from './queries.ts';
import classes from './store-list.module.css';

/** One and the same function, so that React calls it when the button appears and not again. */
const focusOnce = (button: HTMLButtonElement | null): void => {
  button?.focus();
};

/** Takes a store connected on screen off the list, after it was asked once more. */
export function ForgetStore({ store, title }: { readonly store: string; readonly title: string }) {
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  const forgetting = useMutation({
    mutationFn: () => fetchContract(forgetStore, { store }),
    onSuccess: () => client.invalidateQueries({ queryKey: storesQuery().queryKey }),
  });
  if (!asked) {
    return (
      <button
        type="button"
        className={classes.forget}
        aria-label={`Forget ${title}`}
        onClick={() => {
          setAsked(true);
        }}
      >
        forget
      </button>
    );
  }
  return (
    <p className={classes.asked} role="group" aria-label={`Forget ${title}?`}>
      {forgetting.error === null
        ? 'Forget the connection? The store itself is not touched.'
        : forgetting.error.message}
      <button
        type="button"
        className={classes.forget}
        disabled={forgetting.isPending}
        onClick={() => {
          forgetting.mutate();
        }}
      >
        Forget it
      </button>
      <button
        type="button"
        className={classes.forget}
        ref={focusOnce}
        onClick={() => {
          setAsked(false);
        }}
      >
        Keep it
      </button>
    </p>
  );
}
