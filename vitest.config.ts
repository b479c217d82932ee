import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'features/**/*.test.ts'],
    // Reports must not depend on where the tests run.
    env: { NO_COLOR: '1', FORCE_COLOR: '' },
  },
});
