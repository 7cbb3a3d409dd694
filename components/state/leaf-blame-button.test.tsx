// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { LeafBlameButton } from './leaf-blame-button.tsx';
import { sampleState } from './sample-state.ts';

const state = sampleState();
const client = new QueryClient();
const onGo = vi.fn();

const button = (near: boolean) => (
  <QueryClientProvider client={client}>
    <LeafBlameButton
      streamRef={{ store: 'shop', stream: 'account-1' }}
      state={state}
      setter={undefined}
      version="7"
      near={near}
      onGo={onGo}
    />
  </QueryClientProvider>
);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('says that who it was is not read until the reader is near, then who it was', async () => {
  const items = [eventToView(sampleEvent(7, { initiator: 'customer:ann' }))];
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(JSON.stringify({ items, next: null, head: '9' }))),
  );
  const { rerender } = render(button(false));
  expect(screen.getByRole('button').textContent).toBe('v7 · who?');
  rerender(button(true));
  await vi.waitFor(() => {
    expect(screen.getByRole('button').textContent).toBe('v7 · ann');
  });
  rerender(button(false));
  expect(screen.getByRole('button').textContent).toBe('v7 · ann');
});

it('leads to the version', () => {
  render(button(false));
  act(() => {
    screen.getByRole('button').click();
  });
  expect(onGo).toHaveBeenCalledWith('7');
});
