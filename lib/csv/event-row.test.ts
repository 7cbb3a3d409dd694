import { describe, expect, it } from 'vitest';
import type { PayloadView } from '@/lib/api/views.ts';
import { exportView } from '@/lib/events/export-view.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { nothingMasked } from '@/lib/masking/policy.ts';
import { eventColumns, eventFields } from './event-row.ts';

const view = exportView(sampleEvent(1), nothingMasked);
const dataOf = (data: PayloadView) => {
  const field = eventFields({ ...view, data }).find(({ name }) => name === 'data');
  return [field?.text ?? null, field?.note ?? null];
};

describe('an event as a row', () => {
  it('has a field for each column', () => {
    expect(eventFields(view).map(({ name }) => name)).toEqual(eventColumns);
  });

  it.each<readonly [PayloadView, readonly (string | null)[]]>([
    [{ kind: 'json', text: 'null' }, ['null', null]],
    [{ kind: 'json', text: '""' }, ['""', null]],
    [{ kind: 'json', text: '' }, ['', 'is an empty text']],
    [{ kind: 'absent' }, [null, null]],
    [{ kind: 'erased' }, [null, 'is erased']],
    [{ kind: 'masked', reason: 'x' }, [null, 'is masked']],
    [{ kind: 'omitted' }, [null, 'was not read']],
    [{ kind: 'oversized', size: 9, head: 'abc' }, ['abc', 'is the beginning of 9 characters']],
    [
      { kind: 'binary', base64: '/w==', size: 1, encoding: 'opaque' },
      ['/w==', 'is base64 of what is no text'],
    ],
  ])('tells %j from every other way of having nothing', (payload, [text, note]) => {
    expect(dataOf(payload)).toEqual([text, note]);
  });
});
