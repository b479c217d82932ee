import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LintOptions } from '../../src/lint/lint.ts';
import type { RuleExample } from '../../src/lint/rule.ts';
import { rulePage } from '../../src/lint/rule-page.ts';
import { rules } from '../../src/lint/rules/registry.ts';
import { lintFor } from './catalog.ts';

/** The kernel of an example, in addition to its release. */
function targetOfExample({ kubespray, kernel }: RuleExample): Partial<LintOptions> {
  return kernel === undefined ? {} : { target: { kubespray: kubespray ?? undefined, kernel } };
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it.each(rule.examples.bad.map((example) => [example.kubespray, example] as const))(
    'finds what is bad on %s',
    async (_, example) => {
      const { groupVars, lines } = example;
      const { findings } = await lintFor(example.kubespray, groupVars, targetOfExample(example));
      const found = findings.filter((finding) => finding.rule === id);
      expect(found.map(({ location }) => location?.line ?? 0)).toEqual(lines);
      for (const { message } of found) expect(message).toMatch(/^[A-Z\w$/.{[-].*[.?]$/s);
    },
  );

  it.each(rule.examples.good.map((example) => [example.kubespray, example] as const))(
    'stays silent on what is good on %s',
    async (_, example) => {
      const { findings } = await lintFor(example.kubespray, example.groupVars, targetOfExample(example));
      expect(findings.filter((finding) => finding.rule === id)).toEqual([]);
    },
  );

  it('offers fixes only if it says so', async () => {
    const offered = await Promise.all(
      rule.examples.bad.map(async ({ kubespray, groupVars }) => {
        const { findings } = await lintFor(kubespray, groupVars);
        return findings.some((finding) => finding.rule === id && finding.fixable);
      }),
    );
    expect(offered.some(Boolean)).toBe(rule.fixable ?? false);
  });

  it('shows its examples on its page', () => {
    const page = rulePage(rule);
    for (const { groupVars } of [...rule.examples.bad, ...rule.examples.good]) {
      for (const text of typeof groupVars === 'string' ? [groupVars] : Object.values(groupVars)) {
        expect(page).toContain(text.trimEnd());
      }
    }
  });
});

describe('the registry', () => {
  it('has every rule of the folder, under the name of its file', () => {
    const names = readdirSync(new URL('../../src/lint/rules', import.meta.url)).map((file) =>
      file.replace(/\.ts$/, ''),
    );
    expect(rules.map(({ id }) => id).sort()).toEqual(names.filter((name) => name !== 'registry').sort());
  });
});
