/** Makes `each` fail on an empty list in every test file: such a test would always pass. */
import { describe, it, test } from 'vitest';

type Each = (this: unknown, cases: unknown, ...rest: unknown[]) => unknown;

for (const api of [describe, it, test] as unknown as { each: Each }[]) {
  const { each } = api;
  api.each = function (cases, ...rest) {
    if (Array.isArray(cases) && cases.length === 0) throw new Error('each() has no cases, so it tests nothing');
    return each.call(this, cases, ...rest);
  };
}
