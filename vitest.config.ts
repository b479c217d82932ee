import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Tests of functions that keep nothing between calls: their files share the modules of a worker, of which loading is up to
 * half of what such a file costs. They start no process, replace no module and leave the environment alone.
 */
const sharing = [
  'test/core/**/*.test.ts',
  'test/features/**/*.test.ts',
  'test/intent/**/*.test.ts',
  'test/plan/**/*.test.ts',
  'test/yaml/**/*.test.ts',
];
const all = ['test/**/*.test.ts', 'features/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'sharing', include: sharing, isolate: false } },
      { extends: true, test: { name: 'alone', include: all, exclude: [...configDefaults.exclude, ...sharing] } },
    ],
    setupFiles: 'test/no-empty-sets.ts',
    globalSetup: 'test/temporary-folder.ts',
    // The runner's default leaves one core idle, which is half of a small machine.
    maxWorkers: '100%',
    // Against what hangs, and no measure of speed: a test shares the machine with whatever else runs, and has as long as a
    // machine takes that is ten times as busy as it can be.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A case that asserts nothing cannot fail.
    expect: { requireAssertions: true },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'features/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      // A little below what there is, as some inputs are drawn.
      thresholds: { statements: 93, branches: 86, functions: 95, lines: 95 },
    },
    // Reports must not depend on where the tests run.
    env: { NO_COLOR: '1', FORCE_COLOR: '' },
  },
});
