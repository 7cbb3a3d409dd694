// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { InitiatorView } from '@/lib/api/views.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { SetterName } from './setter-name.tsx';

function show(known: InitiatorView, initiator: string | null = null) {
  const items = [eventToView(sampleEvent(7, { initiator }))];
  const fetched = vi.fn(() =>
    Promise.resolve(new Response(JSON.stringify({ items, next: null, head: '9' }))),
  );
  vi.stubGlobal('fetch', fetched);
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <SetterName store="shop" stream="account-1" version="7" known={known} />
    </QueryClientProvider>,
  );
  return { fetched, text: () => container.textContent };
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('names who is known, and nobody where the event names nobody', () => {
  expect(show({ kind: 'named', name: 'ann' }).text()).toBe('by ann');
  cleanup();
  expect(show({ kind: 'none' }).text()).toBe('');
});

it('asks by whom where it was not read, and reads it when it is pressed', async () => {
  const { text, fetched } = show({ kind: 'not-read' }, 'support:maria');
  expect(text()).toBe('by whom?');
  expect(fetched).not.toHaveBeenCalled();
  act(() => {
    screen.getByRole('button').click();
  });
  await vi.waitFor(() => {
    expect(text()).toBe('by support:maria');
  });
});
