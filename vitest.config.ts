import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'arasta',
          include: ['packages/**/*.test.ts', 'bench/**/*.test.ts'],
          globalSetup: ['packages/server/tests/support/global-setup.ts'],
          // The first hash and the first connection of a worker on a busy machine.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      'compat',
    ],
  },
});
