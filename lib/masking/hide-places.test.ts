import { describe, expect, it } from 'vitest';
import type { EventView, PayloadView } from '../api/views.ts';
import { eventToView } from '../events/view.ts';
import { sampleEvent } from '../events/sample-event.ts';
import { parseFieldPath } from '../query/field-path.ts';
import type { FieldName } from '../query/fields.ts';
import { hidePlaces } from './hide-places.ts';
import { maskedCell } from './masked-cell.ts';
import { placeInState, placeOf, type Place } from './place.ts';
import { maskedColumn, maskedText } from './policy.ts';

function place(name: FieldName, path = ''): Place {
  const parsed = parseFieldPath(path);
  if (!parsed.ok) throw new Error(parsed.message);
  return { name, path: parsed.path };
}

const policy = hidePlaces('test', [
  place('data', '.person.email'),
  place('state', '.person.email'),
  place('data', '.items[*].sku'),
  place('initiator'),
]);

describe('a policy that hides places', () => {
  it('hides a value below, at and above a place, and leaves every digit of the rest', () => {
    const json = '{"person":{"email":"a@x","age":9007199254740993},"items":[{"sku":1,"n":2}]}';
    expect(policy.maskValue(place('data'), json)).toBe(
      '{"person":{"email":"▒▒▒","age":9007199254740993},"items":[{"sku":"▒▒▒","n":2}]}',
    );
    expect(policy.maskValue(place('data', '.person'), '{"email":"a@x"}')).toBe('{"email":"▒▒▒"}');
    expect(policy.maskValue(placeInState('person.email'), '"a@x"')).toBe('"▒▒▒"');
    expect(policy.maskValue(place('data', '.person.email.host'), '"x"')).toBe('"▒▒▒"');
    expect(policy.maskValue(place('data', '.person.age'), '1')).toBe('1');
    expect(policy.maskValue(place('data'), null)).toBeNull();
  });

  it('hides what it cannot take apart as a whole', () => {
    expect(policy.maskValue(place('data'), '{"person":')).toBeNull();
    expect(policy.maskValue(place('data'), '{"person":1,"person":2}')).toBeNull();
    expect(maskedText(policy, place('data'), '{"person":')).toBe('"(masked)"');
    expect(maskedText(policy, place('data'), null)).toBeNull();
  });

  it.each([
    [place('data', '.person.email'), true],
    [place('data', '.person'), true],
    [place('data', '.person.email.host'), true],
    [place('data', '.*.email'), true],
    [place('data', '.items[0].sku'), true],
    [place('data', '.items[#a].sku'), true],
    [place('data'), true],
    [place('data', '.person.age'), false],
    [place('data', '.items[0].n'), false],
    [place('metadata'), false],
    [place('initiator'), true],
    [placeOf(place('change', '.person')), true],
    [placeOf(place('was', '.total')), false],
  ])('lets nothing be asked that would tell it: %j', (asked, hidden) => {
    expect(policy.hides(asked)).toBe(hidden);
  });

  const view = (data: PayloadView): EventView => ({
    ...eventToView(sampleEvent(1)),
    data,
    initiator: 'ann',
  });

  it('hides it in events, with payloads that cannot be taken apart', () => {
    const masked = policy.maskEvent(view({ kind: 'json', text: '{"person":{"email":"a"},"n":1}' }));
    expect(masked).toMatchObject({
      initiator: '▒▒▒',
      data: { kind: 'json', text: '{"person":{"email":"▒▒▒"},"n":1}' },
    });
    for (const data of [
      { kind: 'json', text: '{' },
      { kind: 'oversized', size: 9, head: '{"person"' },
      { kind: 'binary', base64: '', size: 0, encoding: 'hex' },
    ] as const) {
      expect(policy.maskEvent(view(data)).data.kind).toBe('masked');
    }
    expect(policy.maskEvent(view({ kind: 'absent' })).data).toEqual({ kind: 'absent' });
  });

  it('hides it in cells and columns, and leaves what a step has counted', () => {
    const email = { ...place('data', '.person.email'), counted: false };
    expect(maskedCell(policy, email, 'a@x')).toBe('▒▒▒');
    expect(maskedCell(policy, email, undefined)).toBeUndefined();
    expect(maskedCell(policy, 'count', 7)).toBe(7);
    expect(maskedCell(policy, { ...email, counted: true }, 3)).toBe(3);
    expect(maskedColumn(policy, 'initiator', 'ann')).toBe('▒▒▒');
    expect(maskedColumn(policy, 'initiator', null)).toBeNull();
    expect(maskedColumn(policy, 'type', 'Paid')).toBe('Paid');
  });
});
