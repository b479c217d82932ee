/** Advice of rules on their own examples: what a message tells to set is tried, and removes the finding. */
import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { rules } from '../../src/lint/rules/registry.ts';
import { lintFor } from './catalog.ts';

const catalog = openCatalog();

/** `Set NAME: VALUE` at the end of a sentence, or before another way: nothing else has to be done. */
const advice =
  /\b[Ss]et ((?:cilium|kube|gateway_api|hubble|enable|cluster)_\w+): ("[^"]*"|[\w./-]*\w)(?=\.(?:\s|$)|, or |$)/;

/** The text with a variable of its own line: in the place of an earlier one, else at the end. */
function withVariable(text: string, name: string, value: string): string {
  const line = `${name}: ${value}`;
  const there = new RegExp(`^${name}:.*(?:\\n[ -].*)*`, 'm');
  return there.test(text) ? text.replace(there, line) : `${text.trimEnd()}\n${line}\n`;
}

const examples = rules.flatMap(({ id, examples: { bad } }) =>
  bad.flatMap(({ kubespray, groupVars }) => (typeof groupVars === 'string' ? [{ id, kubespray, groupVars }] : [])),
);

describe('advice on examples', () => {
  it('to set a variable removes the finding, and adds no error', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { id, kubespray, groupVars } of examples) {
      const before = (await lintFor(kubespray, groupVars)).findings;
      for (const { message, subject } of before.filter(({ rule }) => rule === id)) {
        const [, name = '', value = ''] = advice.exec(message) ?? [];
        if (name === '') continue;
        tried++;
        const after = (await lintFor(kubespray, withVariable(groupVars, name, value))).findings;
        const isLeft = after.some((one) => one.rule === id && one.subject === subject && one.message === message);
        const told = new Set(before.map((one) => `${one.rule} ${one.subject}`));
        const added = after.filter((one) => one.severity === 'error' && !told.has(`${one.rule} ${one.subject}`));
        if (isLeft) wrong.push(`${id} on ${kubespray}: ${name}: ${value} does not remove: ${message}`);
        for (const one of added)
          wrong.push(`${id} on ${kubespray}: ${name}: ${value} adds ${one.rule}: ${one.message}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(10);
  });

  it.each(rules.map(({ id, fix, why }) => [id, `${why} ${fix}`] as const))(
    '%s names variables that a release has',
    async (_, text) => {
      const known = await catalog.variables();
      const named = [...text.matchAll(/\bcilium_[a-z0-9_]*[a-z0-9]\b/g)].map(([name]) => name);
      expect(named.filter((name) => !known[name])).toEqual([]);
    },
  );
});
