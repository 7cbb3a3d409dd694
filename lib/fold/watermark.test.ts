import { describe, expect, expectTypeOf, it } from 'vitest';
import { nothingMasked } from '@/lib/masking/policy.ts';
import { exportLine } from '@/lib/events/export-line.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import { branch } from './branch.ts';
import { fixtureTypeScript } from './fixture-code.ts';
import { fixtureJson, type Fixture } from './fixture.ts';
import { happened, watermark, whatIf, type Happened, type WhatIf } from './watermark.ts';

const recorded = [sampleEvent(1), sampleEvent(2)];
const [made] = branch(recorded, []).events;

describe('the watermark of a branch', () => {
  it('is part of the type: what is made from a branch is not taken for what happened', () => {
    expectTypeOf<WhatIf<RecordedEvent>>().not.toExtend<Happened<RecordedEvent>>();
    expectTypeOf<RecordedEvent>().toExtend<Happened<RecordedEvent>>();
  });

  it('stands on every event of a branch, those that were recorded too', () => {
    expect(branch(recorded, []).events.map(({ event }) => event.watermark)).toEqual([
      watermark,
      watermark,
    ]);
  });

  it('travels into views and copies', () => {
    const copied: unknown = JSON.parse(JSON.stringify({ ...whatIf({ state: '{}' }) }));
    expect(copied).toMatchObject({ watermark });
    if (made === undefined) throw new Error('The branch is empty.');
    expect(eventToView(made.event)).toMatchObject({ watermark });
  });

  it('is refused by what would attest history, whatever a type could not see', () => {
    const unseen = (value: object): RecordedEvent => JSON.parse(JSON.stringify(value)) as never;
    const text = { ...recorded[0], version: '1', watermark };
    expect(() => exportLine(unseen(text), nothingMasked)).toThrow('no history');
    const fixture: Fixture = {
      ...{ stream: 's', category: null, reducer: { kind: 'inferred' }, state: null, stopped: null },
      events: [eventToView(unseen(text))],
      fidelity: { kind: 'inferred', source: null, incompleteFrom: null, snapshot: 'unknown' },
    };
    expect(() => fixtureJson(fixture)).toThrow('no history');
    expect(() => fixtureTypeScript(fixture)).toThrow('no history');
  });

  it('lets what happened through unchanged', () => {
    const [event] = recorded;
    if (event !== undefined) expect(happened(event)).toBe(event);
  });
});
