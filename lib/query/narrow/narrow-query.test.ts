import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { parseQuery } from '../parse.ts';
import { asksLaterStates, heldBeyond } from './held-beyond.ts';
import { narrowQuery } from './narrow-query.ts';
import { asksLedger, type Narrowing } from './narrowing.ts';

const context = {
  clock: { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' },
  comparePositions: (a: string, b: string) => Number(a) - Number(b),
  service: null,
};

const narrowed = (q: string): Narrowing => {
  const { query, problems } = parseQuery(q);
  expect(problems, q).toStrictEqual([]);
  return narrowQuery(query, context);
};

/** In a few words, for comparison. */
function told(narrowing: Narrowing): string {
  switch (narrowing.kind) {
    case 'and':
    case 'or':
      return `(${narrowing.items.map(told).join(` ${narrowing.kind} `)})`;
    case 'words':
      return narrowing.words.map(({ text, prefix }) => text + (prefix ? '…' : '')).join('+');
    case 'grams':
      return `*${narrowing.grams.join('|')}*`;
    case 'text':
      return `${narrowing.field}=${narrowing.exact?.join('|') ?? `${narrowing.prefix}…`}`;
    case 'time':
      return `${narrowing.from ?? ''}..${narrowing.to ?? ''}`;
    case 'altered':
      return `altered ${JSON.stringify(narrowing.place)} ${JSON.stringify(narrowing.from)}->${JSON.stringify(narrowing.to)}`;
    case 'held':
      return `held ${JSON.stringify(narrowing.place)} ${JSON.stringify(narrowing.values)} ${JSON.stringify(narrowing.when)}`;
    case 'all':
    case 'none':
      return narrowing.kind;
    case 'but':
      return `(${told(narrowing.of)} but ${told(narrowing.not)})`;
  }
}

/** A nought in brackets may be anywhere behind a country code. */
const trunks = ['', '00']
  .flatMap((before) =>
    ['4042079460199', '4402079460199', '4420079460199'].map((digits) => `☎${before}${digits}`),
  )
  .join(' or ');

describe('where the matches of a query can be', () => {
  it.each([
    ['', 'all'],
    ['chargeback', 'chargeback'],
    ['"late charge" -lost', 'late+charge'],
    ['"020 7946 0199"', '(020+7946+0199 or ☎02079460199 or 02079460199)'],
    ['01234567', '(01234567 or ☎01234567)'],
    [
      '"0044 20 79460199"',
      `(0044+20+79460199 or ☎00442079460199 or ☎442079460199 or ${trunks} or 00442079460199 or 442079460199)`,
    ],
    [
      '442079460199',
      `(442079460199 or ☎442079460199 or ☎00442079460199 or ${trunks} or 00442079460199)`,
    ],
    ['-lost', 'all'],
    ['*mail*', '*mai|ail*'],
    ['c?arge', '(c… and *arg|rge*)'],
    ['*ab*', 'all'],
    ['a or b', '(a or b)'],
    ['a or data.x:missing', 'all'],
    ['type:(Opened,Closed)', 'type=Opened|Closed'],
    ['type:Account*', 'type=Account…'],
    ['-type:Opened', 'type=…'],
    ['stream:account-1 word', '(stream=account-1 and word)'],
    ['initiator:~^svc', 'initiator=…'],
    ['event:e-3', 'e+3'],
    ['data.note:"late charge"', '(note and late+charge)'],
    ['data.email:*@example.org', '(email and example+org)'],
    ['data.total:5', 'total'],
    ['data.total:>5', 'total'],
    ['data.ok:true', 'ok'],
    ['data.lines[*].sku:exists', 'lines+sku'],
    ['data.total:missing', 'all'],
    ['readable:false', 'all'],
    ['recorded:2026-03-01', '1772323200000..1772409600000'],
    ['recorded:>=2026-03-01', '1772323200000..'],
    ['last:1d', '1773057600000..'],
    ['change.email:exists', 'altered ["email"] null->null'],
    ['change.role:*->admin', 'altered ["role"] null->["sadmin"]'],
    ['change.total:5->missing', 'altered ["total"] ["s5","n5e1"]->[null]'],
    ['change.email:missing', 'all'],
    ['state.email:"a@b.c"', 'held ["email"] ["sa@b.c"] "after"'],
    ['state.name:"Ann Lee "', 'held ["name"] ["sann lee"] "after"'],
    ['state.limit:>5 at:2026-03-01', 'held ["limit"] null {"at":1772323200000}'],
    ['state.open:true at:v4', 'held ["open"] ["strue","ltrue"] "ever"'],
    ['was.role:admin during:2026-01..2026-02', 'held ["role"] ["sadmin"] "ever"'],
    ['was.due:2026-03-01', 'held ["due"] null "ever"'],
  ])('%s: %s', (q, expected) => {
    expect(told(narrowed(q))).toBe(expected);
  });

  it('is asked of the ledger only for what events altered', () => {
    expect(asksLedger(narrowed('word type:A'))).toBe(false);
    expect(asksLedger(narrowed('word (type:A or change.x:1)'))).toBe(true);
  });

  it('judges a text as the evaluator does', () => {
    const narrowing = narrowed('-category:account');
    if (narrowing.kind !== 'text') throw new Error(told(narrowing));
    expect([null, 'order', 'account'].map(narrowing.passes)).toEqual([true, true, false]);
  });
});

describe('states that lie beyond a ledger', () => {
  it('concern moments after the event, not its own', () => {
    expect(asksLaterStates(narrowed('state.a:1'))).toBe(false);
    expect(asksLaterStates(narrowed('word state.a:1 at:2026'))).toBe(true);
    expect(asksLaterStates(narrowed('x or was.a:1'))).toBe(true);
  });

  it('may be in any stream with newer events', () => {
    const beyond = { streams: ['account-1', 'account-2'], past: false };
    expect(told(heldBeyond(narrowed('word was.a:x'), beyond))).toBe(
      '(word and (held ["a"] ["sx"] "ever" or stream=account-1|account-2))',
    );
  });

  it('are not ended by events that the search must not see', () => {
    const narrowing = narrowed('state.a:x at:2026-03-01');
    expect(told(heldBeyond(narrowing, { streams: [], past: true }))).toBe(
      'held ["a"] ["sx"] "ever"',
    );
  });
});
