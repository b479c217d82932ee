import { defineConfig } from 'vitest/config';

/** What decides over mutants of features, plan and rules: fast tests of their behaviour, and no process is started. */
export default defineConfig({
  test: {
    include: process.env.MUTATION_TESTS?.split(',') ?? [
      'test/features/*.test.ts',
      'test/lint/rules.test.ts',
      'test/lint/helpers.test.ts',
      'test/lint/lint.test.ts',
      'test/lint/messages.test.ts',
      'test/plan/*.test.ts',
      'test/lint/{advice,variables-schema}.test.ts',
      'test/{translate,migrate,helm,inventory,intent,import,yaml,core}/*.test.ts',
    ],
    setupFiles: 'test/load-first.ts',
    testTimeout: 30_000,
    env: { NO_COLOR: '1', FORCE_COLOR: '' },
  },
});
