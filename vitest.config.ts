import { availableParallelism } from 'node:os';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// Packages that are published are tested from their source, without a build.
const conditions = ['arasta-source', ...defaultServerConditions];

export default defineConfig({
  test: {
    // Vitest leaves one processor to itself. Of two that is half, and a test waits for the database most of its time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { conditions },
        ssr: { resolve: { conditions } },
        test: {
          name: 'arasta',
          include: ['packages/**/*.test.ts', 'bench/**/*.test.ts'],
          globalSetup: ['packages/server/tests/support/global-setup.ts'],
          setupFiles: ['packages/server/tests/support/properties.ts'],
          // Loading and warming up the server for each file anew would take longer than the tests do.
          isolate: false,
          // They end what hangs and measure nothing: on a busy machine a server takes a minute to start.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      'compat',
    ],
  },
});
