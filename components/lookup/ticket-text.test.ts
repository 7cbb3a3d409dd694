import { describe, expect, it } from 'vitest';
import { ticketText, type Ticket } from './ticket-text.ts';

const ticket: Ticket = {
  value: 'ann@lee.org',
  store: 'accounts',
  stream: 'account-1',
  name: 'Ann Lee',
  lines: [],
  fields: [],
  fidelity: { kind: 'inferred', source: null, incompleteFrom: null, snapshot: 'unknown' },
  part: null,
  zone: 'UTC',
  hrefOf: (version) => version,
};

describe('what is copied for a ticket', () => {
  it('says how far to trust the state of now', () => {
    expect(ticketText(ticket)).toContain('As it is now (inferred · complete):');
    expect(ticketText({ ...ticket, fidelity: null })).toContain('As it is now:');
  });
});
