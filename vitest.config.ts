import { defineConfig } from 'vitest/config'

// One worker a core: left to itself, the runner keeps a core free, which on a machine of two is half of it.
const maxWorkers = '100%'

// Limits of time are there for what hangs, not for what is slow: a crowded machine takes ten times as long.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/src/**/*.test.ts', 'policy/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          testTimeout: 120_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'db',
          include: ['packages/server/**/*.db.test.ts', 'tests/{security,scale,upgrade}/**/*.test.ts'],
          globalSetup: ['packages/server/src/testing/global-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 300_000,
          maxWorkers,
          // Every file has a database of its own; the server itself is loaded once a worker instead of once a file.
          isolate: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
