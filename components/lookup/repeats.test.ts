import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { withRepeats, type StoryItem } from './repeats.ts';
import type { StoryLine } from './story-line.ts';

const line = (version: number, text: string, remarks: readonly string[] = []): StoryLine => ({
  event: eventToView(sampleEvent(version)),
  parts: [{ kind: 'text', text }],
  remarks,
});
const story = (texts: string, remarked = -1) =>
  [...texts].map((text, index) => line(index, text, index === remarked ? ['late'] : []));
const told = (items: readonly StoryItem[]) =>
  items.map((item) =>
    item.kind === 'line'
      ? item.line.event.version
      : `${item.lines.length} to ${item.last.event.version}`,
  );
const nothing: ReadonlySet<string> = new Set();

describe('lines of a story that say the same', () => {
  it('are put together behind the first of them', () => {
    expect(told(withRepeats(story('aaaaab'), nothing))).toEqual(['0', '4 to 4', '5']);
  });

  it.each([
    ['too few of them', 'aaab', -1],
    ['another between them', 'aabaa', -1],
    ['a remark on one of them', 'aaaa', 2],
  ])('are told one by one: %s', (_, texts, remarked) => {
    expect(withRepeats(story(texts, remarked), nothing)).toHaveLength(texts.length);
  });

  it('are told one by one where they were opened', () => {
    expect(withRepeats(story('aaaaa'), new Set(['0']))).toHaveLength(5);
  });

  it('are all there, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b')), fc.nat(9), (texts, remarked) => {
        const lines = story(texts.join(''), remarked);
        const items = withRepeats(lines, nothing);
        expect(items.flatMap((item) => (item.kind === 'line' ? [item.line] : item.lines))).toEqual(
          lines,
        );
      }),
    );
  });
});
