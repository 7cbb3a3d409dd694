// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { EventView, InitiatorView } from '@/lib/api/views.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { useInitiator } from './use-initiator.ts';

interface Props {
  readonly known: InitiatorView;
  readonly asked: boolean;
}

function Who(props: Props) {
  const who = useInitiator({ store: 'shop', stream: 'account-1', version: '7', ...props });
  return <output>{who.kind === 'named' ? who.name : who.kind}</output>;
}

const shown = () => screen.getByRole('status').textContent;

function show(props: Props, items: readonly EventView[] | 'refused' = []) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (href: string) => {
    asked.push(href);
    const status = items === 'refused' ? 403 : 200;
    const body = items === 'refused' ? {} : { items, next: null, head: '9' };
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const page = (now: Props) => (
    <QueryClientProvider client={client}>
      <Who {...now} />
    </QueryClientProvider>
  );
  const { rerender } = render(page(props));
  return {
    asked,
    again: (now: Props) => {
      act(() => {
        rerender(page(now));
      });
    },
  };
}

const unread = { kind: 'not-read' } as const;
const recorded = (at: number, initiator: string | null): EventView =>
  eventToView(sampleEvent(at, { initiator }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('asks for nothing that the state says', () => {
  const { asked } = show({ known: { kind: 'named', name: 'ann' }, asked: true });
  expect(shown()).toBe('ann');
  expect(asked).toStrictEqual([]);
});

it('asks for nothing before somebody looks', () => {
  const { asked } = show({ known: unread, asked: false });
  expect(shown()).toBe('not-read');
  expect(asked).toStrictEqual([]);
});

it('reads that one event, once, and keeps what it says', async () => {
  const { asked, again } = show({ known: unread, asked: true }, [recorded(7, 'maria')]);
  await vi.waitFor(() => {
    expect(shown()).toBe('maria');
  });
  again({ known: unread, asked: false });
  again({ known: unread, asked: true });
  expect(shown()).toBe('maria');
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain('/api/stores/shop/streams/account-1/events?');
  expect(asked[0]).toContain('from=v7');
  expect(asked[0]).toContain('limit=1');
});

it('says that the event names nobody only when it was read', async () => {
  show({ known: unread, asked: true }, [recorded(7, null)]);
  expect(shown()).toBe('reading');
  await vi.waitFor(() => {
    expect(shown()).toBe('none');
  });
});

it.each([
  ['the reader is refused', 'refused'],
  ['the version is not there any more', [recorded(8, 'bob')]],
  ['there is no event', []],
] as const)('has failed where %s', async (_, items) => {
  show({ known: unread, asked: true }, items);
  await vi.waitFor(() => {
    expect(shown()).toBe('failed');
  });
});
