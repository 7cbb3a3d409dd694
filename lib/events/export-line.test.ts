import { describe, expect, it } from 'vitest';
import { nothingMasked } from '@/lib/masking/policy.ts';
import { exportLine } from './export-line.ts';
import { sampleEvent } from './sample-event.ts';

const line = (event: ReturnType<typeof sampleEvent>): unknown =>
  JSON.parse(exportLine(event, nothingMasked));

describe('a line of an export', () => {
  it('has no problems beside what was recorded', () => {
    expect(line(sampleEvent(1))).not.toHaveProperty('problems');
    expect(line(sampleEvent(1, { json: '{' }))).not.toHaveProperty('problems');
  });

  it('says in the words of a screen that a time names no zone', () => {
    const written = line(sampleEvent(1, { zonesUnknown: ['recorded'] }));
    expect(written).not.toHaveProperty('zonesUnknown');
    expect(written).toMatchObject({
      problems: [
        {
          code: 'zone_unknown',
          message: 'The recorded time names no zone, so it is unknown. Read as UTC.',
        },
      ],
    });
  });
});
