import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'features/**/*.test.ts'],
    // Property tests share the machine with whatever else runs.
    testTimeout: 30_000,
    // Reports must not depend on where the tests run.
    env: { NO_COLOR: '1', FORCE_COLOR: '' },
  },
});
