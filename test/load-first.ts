/**
 * Loads what mutation testing judges before any test runs: what only happens while a module loads would else count as
 * covered by the test that happens to load it, and is left to no test instead.
 */
import '../features/registry.ts';
import '../src/commands/import/import.ts';
import '../src/commands/migrate/migrate.ts';
import '../src/commands/translate/translate.ts';
import '../src/lint/lint.ts';
import '../src/lint/rules/registry.ts';
import '../src/plan/plan.ts';
