import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { describeSearchIndex } from '../testing/search-index-suite.ts';
import { openToWrite, removeFile } from './open-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'backstory-index-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;

describeSearchIndex('the SQLite index', () => {
  made += 1;
  const file = { folder, store: `store-${made}`, identity: 'test' };
  const index = openToWrite(file);
  return {
    index,
    async done() {
      await index.close();
      removeFile(file);
    },
  };
});
