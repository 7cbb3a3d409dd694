import { describe, expect, it } from 'vitest';
import { eventsPage, fieldPage, storesPage, streamPage } from '@/lib/urls/pages.ts';
import type { KeyBinding } from '@/components/ui/use-keys.ts';
import { commandsFor, storesAsked, type Command, type StreamLookup } from './commands.ts';
import { placeOf, type Place } from './place.ts';

const stores = [
  { id: 'accounts', title: 'Accounts' },
  { id: 'orders', title: 'Orders of 2026' },
];
const inStore = placeOf(eventsPage('accounts'));
const outside = placeOf(storesPage());
const inStream = placeOf(streamPage('accounts', 'account-1'));
const run = (): void => undefined;
const bindings: readonly KeyBinding[] = [
  { keys: 'g s', label: 'Streams of this store', scope: 'everywhere', run },
  { keys: 'x', label: 'What if this event had not happened?', run },
  { keys: 'g v', label: 'Go to a version', run },
  { keys: ' ', label: 'Play', run },
  { keys: ' ', label: 'Play or pause', run },
];
const nothing: StreamLookup = { found: [], complete: true };
const asking: StreamLookup = { found: [], complete: false };

const ask = (text: string, place: Place = inStore, lookup: StreamLookup = nothing) =>
  commandsFor({ place, stores, text, lookup, zone: 'Europe/Berlin', bindings });

const labels = (...asked: Parameters<typeof ask>) =>
  ask(...asked).flatMap(({ title, commands }) =>
    commands.map(
      ({ label, detail }) => `${title}: ${label}${detail === null ? '' : `, ${detail}`}`,
    ),
  );

const hrefOf = (command: Command | undefined): string | null =>
  command !== undefined && 'href' in command ? command.href : null;

describe('the command palette', () => {
  it('lists the pages of the store and all stores before anything is typed', () => {
    expect(labels('')).toStrictEqual([
      'Pages: Overview, of Accounts',
      'Pages: Search, of Accounts',
      'Pages: Events, of Accounts',
      'Pages: Streams, of Accounts',
      'Pages: Types, of Accounts',
      'Pages: Live, of Accounts',
      'Pages: Health, of Accounts',
      'Pages: Reducers, of Accounts',
      'Pages: Search all stores',
      'Pages: Lookup, who has or had a value',
      'Pages: All stores',
      'Pages: Connect a store',
      'On this page: What if this event had not happened?, x',
      'On this page: Go to a version, g v',
      'On this page: Play or pause, Space',
      'Stores: Accounts',
      'Stores: Orders of 2026',
    ]);
  });

  it('puts pages and stores whose name holds the text before ids', () => {
    expect(labels('ORD')[0]).toBe('Stores: Orders of 2026');
    expect(labels('streams')[0]).toBe('Pages: Streams, of Accounts');
  });

  it('offers the streams that exist, with their store and reach', () => {
    const found = [
      { store: 'accounts', streamId: 'x-1', lastVersion: '64' },
      { store: 'orders', streamId: 'x-12', lastVersion: null },
    ];
    expect(labels('x-1', outside, { found, complete: true }).slice(0, 2)).toStrictEqual([
      'Streams: x-1, in Accounts · up to v64',
      'Streams: x-12, in Orders of 2026',
    ]);
  });

  it('offers a typed stream id at once, until it is known that there is none', () => {
    expect(labels('acc-7', inStore, asking)[0]).toBe(
      'Streams: acc-7, in Accounts, if there is one',
    );
    expect(labels('acc-7', inStore, nothing)[0]).toBe('By id: Event acc-7, in Accounts');
  });

  it('does not offer a found stream a second time while others are looked for', () => {
    const found = [{ store: 'accounts', streamId: 'x-1', lastVersion: '3' }];
    const groups = ask('x-1', inStore, { found, complete: false });
    expect(groups[0]?.commands).toHaveLength(1);
  });

  it('guesses no store for a stream id typed outside of all stores', () => {
    expect(labels('acc-7', outside, asking).some((label) => label.startsWith('Streams'))).toBe(
      false,
    );
  });

  it('leads to events and correlations by id, whatever characters it has', () => {
    const group = ask(' account-1/2 ').find(({ title }) => title === 'By id');
    expect(group?.commands.map(hrefOf)).toStrictEqual([
      '/stores/accounts/events/account-1~2F2',
      '/stores/accounts/correlations/account-1~2F2',
      '/stores/accounts/events?prefix=account-1/2',
    ]);
  });

  it('offers an event id in every store outside of them, a correlation once', () => {
    const group = ask('x', outside).find(({ title }) => title === 'By id');
    expect(group?.commands.map(({ label }) => label.split(' ')[0])).toEqual(
      expect.arrayContaining(['Event', 'Event', 'Correlation']),
    );
    expect(group?.commands).toHaveLength(5);
  });

  it('says nothing of ids where no store is connected', () => {
    const groups = commandsFor({
      place: outside,
      stores: [],
      text: 'zzz',
      lookup: nothing,
      zone: 'UTC',
      bindings: [],
    });
    expect(groups).toEqual([]);
  });

  it.each([
    ['17', 'v17'],
    ['v17', 'v17'],
    ['p1001', 'p1001'],
    ['2026-05-13 04:12', '2026-05-13T02:12:00Z'],
  ])('jumps in a stream to the moment %s', (text, at) => {
    const [group] = ask(text, inStream);
    expect(group?.title).toBe('Moment');
    expect(hrefOf(group?.commands[0])).toBe(streamPage('accounts', 'account-1', { at }));
  });

  it('jumps from the pages about a stream to the stream', () => {
    const [group] = ask('v3', placeOf(fieldPage('accounts', 'account-1')));
    expect(hrefOf(group?.commands[0])).toBe('/stores/accounts/streams/account-1?at=v3');
  });

  it('offers what can be asked of a stream, from every page about it', () => {
    const asked = labels('hold', placeOf(fieldPage('accounts', 'account-1')));
    expect(asked[0]).toBe('This stream: When did something hold?, of account-1');
    expect(labels('', inStream)[0]).toBe('This stream: Timeline and state, of account-1');
  });

  it('puts what can be done here before pages once something is typed', () => {
    expect(labels('what if', inStore)[0]).toBe(
      'On this page: What if this event had not happened?, x',
    );
  });

  it('takes no text for a moment outside of streams', () => {
    expect(labels('v17').some((label) => label.startsWith('Moment'))).toBe(false);
  });
});

describe('the stores a stream is looked for in', () => {
  const cards = [
    { id: 'accounts', state: 'open' as const },
    { id: 'broken', state: 'failed' as const },
  ];

  it('are all open ones outside of stores, and the own one inside', () => {
    expect(storesAsked(outside, cards)).toEqual(['accounts']);
    expect(storesAsked(inStore, cards)).toEqual(['accounts']);
    expect(storesAsked(placeOf('/stores/broken'), cards)).toEqual(['broken']);
  });
});
