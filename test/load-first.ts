/**
 * Loads the modules that mutation testing judges before any test runs. Otherwise code that runs only at load time would
 * count as covered by the test that happens to load it. This way it counts as covered by no test.
 */
import '../features/registry.ts';
import '../src/commands/import/import.ts';
import '../src/commands/migrate/migrate.ts';
import '../src/commands/translate/translate.ts';
import '../src/lint/lint.ts';
import '../src/lint/rules/registry.ts';
import '../src/plan/plan.ts';
