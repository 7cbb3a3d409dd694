import { describe, expect, it } from 'vitest';
import { describeEventStore } from '../../conformance/describe-event-store.ts';
import { seedLog } from '../../conformance/seeds.ts';
import { fileHarness } from '../../conformance/sqlite-files.ts';
import { walkStreams } from '../../conformance/suite.ts';
import { emmettFile } from '../testing/emmett-file.ts';

describeEventStore('SQLite: Emmett (layout fixture)', fileHarness(emmettFile));

describe('the streams of Emmett', () => {
  it('have their category although the partition of emt_streams matches no message', async () => {
    const harness = fileHarness(emmettFile);
    const opened = await harness.open(seedLog([{ streamId: 'cart-1' }], harness));
    try {
      const streams = await walkStreams(opened.store, { prefix: '', order: 'id' });
      expect(streams.map((each) => each.category)).toEqual(['cart']);
    } finally {
      await opened.close();
    }
  });
});
