import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = [
  { find: /^@\//, replacement: root },
  {
    find: 'server-only',
    replacement: fileURLToPath(new URL('scripts/empty.mjs', import.meta.url)),
  },
];
const exclude = ['node_modules/**', '.next/**', 'e2e/**'];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.store.test.ts'],
          env: { TZ: 'UTC' },
          // Generated tests take their time on a busy machine; none may fail for it.
          testTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'stores',
          include: ['**/*.store.test.ts'],
          exclude,
          env: { TZ: 'UTC' },
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
