import { defineConfig } from 'vitest/config';

const database = ['src/platform/database/test-server.ts'];

/** One project for each kind of test; `npx vitest run --project app src/directives` runs a part of one. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'packages', include: ['packages/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'examples', include: ['scripts/examples.test.mjs'], testTimeout: 60_000 } },
      {
        test: {
          name: 'scripts',
          include: ['scripts/**/*.test.mjs'],
          exclude: ['scripts/examples.test.mjs', '**/node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'app',
          include: ['src/**/*.test.ts'],
          // The whole application is read once for each worker, not once for each file.
          isolate: false,
          globalSetup: database,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'ui', include: ['src/**/*.test.tsx'], environment: 'jsdom', testTimeout: 30_000 } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          // Opens every page with hostile words on it, some minutes long: `npm run fuzz -- pages`.
          exclude: process.env.FUZZ_CASES ? [] : ['e2e/stored-words.test.ts'],
          isolate: false,
          globalSetup: database,
          // A browser mostly waits for its server: three journeys at once take little longer than two.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          maxConcurrency: 5,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
