import { describe, expect, it } from 'vitest';
import { sentenceText } from '@/lib/fold/sentence.ts';
import { tell } from './tell.ts';

const changes = [{ path: 'email', kind: 'changed', before: '"a@x"', after: '"b@x"' }] as const;
const event = { type: 'EmailChanged', initiator: 'ann' };

describe('an event in words', () => {
  it('is told by its changes where no sentence was written for it', () => {
    expect(sentenceText(tell(event, { changes, described: null }))).toBe(
      'ann changed email from a@x to b@x',
    );
  });

  it('is told as it was written, every value with where it is from', () => {
    const parts = tell(event, {
      changes,
      described: [
        { kind: 'initiator' },
        { kind: 'text', text: ' moved ' },
        { kind: 'field', path: 'contact.homeEmail' },
        { kind: 'value', of: 'after', path: 'email', json: '"b@x"' },
        { kind: 'value', of: 'data', path: 'n', json: '9007199254740993' },
        { kind: 'value', of: 'metadata', path: 'note', json: '""' },
      ],
    });
    expect(parts).toEqual([
      { kind: 'initiator', text: 'ann' },
      { kind: 'text', text: ' moved ' },
      { kind: 'path', text: 'contact home email', path: 'contact.homeEmail' },
      { kind: 'value', text: 'b@x', path: 'email', json: '"b@x"' },
      { kind: 'value', text: '9007199254740993', path: 'n', json: '9007199254740993', of: 'data' },
      { kind: 'value', text: '""', path: 'note', json: '""', of: 'metadata' },
    ]);
  });

  it('says of what is masked that it is', () => {
    const described = [
      { kind: 'initiator' } as const,
      { kind: 'value', of: 'after', path: 'email', json: null } as const,
    ];
    expect(tell({ ...event, initiator: null }, { changes, described })).toEqual([
      { kind: 'masked', text: 'masked', path: 'initiator' },
      { kind: 'masked', text: 'masked', path: 'email' },
    ]);
  });
});
