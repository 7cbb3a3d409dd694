import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventReader } from './event-stream.ts';

describe('server-sent events', () => {
  it('are the same in whatever pieces they come', () => {
    const text = 'event: search\ndata: {"a":1}\n\nevent: problem\ndata: {"b":"x: y"}\n\n';
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: text.length })), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const reader = new EventReader();
        const events = places.flatMap((at, index) =>
          reader.push(text.slice(at, places[index + 1] ?? text.length)),
        );
        expect(events).toStrictEqual([
          { name: 'search', data: '{"a":1}' },
          { name: 'problem', data: '{"b":"x: y"}' },
        ]);
      }),
    );
  });

  it('are not told before they ended', () => {
    const reader = new EventReader();
    expect(reader.push('event: search\ndata: 1\n')).toStrictEqual([]);
    expect(reader.push('\n')).toStrictEqual([{ name: 'search', data: '1' }]);
  });

  it('put several lines of data together and pass over comments', () => {
    expect(new EventReader().push(': hello\ndata: a\ndata:b\n\n')).toStrictEqual([
      { name: 'message', data: 'a\nb' },
    ]);
  });
});
