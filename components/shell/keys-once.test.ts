import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('gives every sequence of two keys to one thing only', () => {
  const files = ['app', 'components'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
      .map((file) => join(folder, file)),
  );
  const given = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/keys: '(\w \w)'/g)].map(([, keys]) => keys ?? ''),
  );
  expect(given.length).toBeGreaterThan(10);
  expect(given.toSorted()).toEqual([...new Set(given)].toSorted());
});
