import { describe, expect, it } from 'vitest';
import type { ChangeView, EventView } from '@/lib/api/views.ts';
import type { Effect } from '@/lib/sentences/tell.ts';
import { ticketText } from './ticket-text.ts';
import { lineText, storyLine } from './story-line.ts';

const event = (over: Partial<EventView> = {}): EventView => ({
  id: 'e1',
  streamId: 'account-1',
  category: 'account',
  version: '2',
  position: '2',
  type: 'EmailChanged',
  schemaVersion: null,
  recordedAt: '2026-05-13T04:12:00Z',
  occurredAt: null,
  correlationId: null,
  causationId: null,
  initiator: 'customer:account-1',
  tenant: null,
  tags: [],
  link: false,
  data: { kind: 'json', text: '{}' },
  metadata: { kind: 'absent' },
  problems: [],
  ...over,
});

const email = { path: 'email', kind: 'changed', before: '"a@x"', after: '"b@x"' } as const;
const byChanges = (...changes: readonly ChangeView[]): Effect => ({ changes, described: null });
const told = (over: Partial<EventView> = {}) =>
  lineText(storyLine(event(over), byChanges(email), 'Ann Lee'));

describe('an event in the story of an account', () => {
  it('is told with the name the account has', () => {
    expect(told()).toBe('Ann Lee changed email from a@x to b@x');
  });

  it('is told in the words that were written for it, also where it changed nothing', () => {
    const described = [
      { kind: 'initiator' } as const,
      { kind: 'text', text: ' signed in' } as const,
    ];
    const line = storyLine(event(), { changes: [], described }, 'Ann Lee');
    expect(lineText(line)).toBe('Ann Lee signed in');
    const problems = [{ code: 'invalid_json', message: 'x' }];
    expect(lineText(storyLine(event({ problems }), { changes: [], described }, null))).toMatch(
      /EmailChanged \(its record/,
    );
  });

  it('says in which part somebody else acted', () => {
    expect(told({ initiator: 'support:maria' })).toMatch(/^maria \(support\) changed email/);
  });

  it('never says what cannot be read or is gone', () => {
    const problems = [{ code: 'invalid_json', message: 'x' }];
    expect(told({ problems })).toBe('Ann Lee: EmailChanged (its record cannot be read)');
    expect(told({ problems: [{ code: 'duplicate_keys', message: 'x' }] })).toBe(told({}));
    expect(told({ data: { kind: 'erased' } })).toBe(
      'Ann Lee: EmailChanged (what it held was erased)',
    );
  });

  it('says when it was recorded long after it happened', () => {
    expect(told({ occurredAt: '2026-05-10T04:12:00Z' })).toContain(
      '(recorded 3 days after it happened)',
    );
    expect(told({ occurredAt: '2026-05-13T04:11:00Z' })).not.toContain('recorded');
  });

  it('is its type alone where nothing changed or everything began', () => {
    const lines = [
      storyLine(event(), byChanges(), null),
      storyLine(event({ initiator: null }), null, null),
      storyLine(event(), byChanges({ path: '', kind: 'added', before: null, after: '{}' }), null),
    ];
    expect(lines.map(lineText)).toEqual([
      'account-1: EmailChanged',
      'EmailChanged',
      'account-1: EmailChanged',
    ]);
  });
});

describe('the text for a ticket', () => {
  it('has times with their zone, addresses, and what it leaves out', () => {
    const text = ticketText({
      value: 'a@x',
      store: 'accounts',
      stream: 'account-1',
      name: 'Ann Lee',
      lines: [storyLine(event(), byChanges(email), 'Ann Lee')],
      fields: [
        {
          path: 'email',
          label: 'Email',
          value: 'b@x',
          version: '2',
          recordedAt: null,
          initiator: { kind: 'none' },
        },
      ],
      fidelity: null,
      part: '(older events are left out)',
      zone: 'Europe/London',
      hrefOf: (version) => `http://here/v${version}`,
    });
    expect(text).toContain('Ann Lee · account-1 · store accounts · looked up: a@x');
    expect(text).toMatch(/2026-05-13 05:12:00 (BST|GMT\+1) {2}Ann Lee changed email/);
    expect(text).toContain('http://here/v2');
    expect(text).toContain('(older events are left out)');
    expect(text).toContain('Email: b@x (since at no recorded time)');
  });
});
