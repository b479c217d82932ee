/** What `generate` writes lints clean on its own target: the two stand on the same facts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/catalog-files.ts';
import { groupVars } from '../../src/output/group-vars.ts';
import { planIntent } from '../../src/plan-intent.ts';
import { lintFor } from './catalog.ts';

const catalog = openCatalog();
const releases = (await catalog.index()).kubespray.map(({ release }) => release);

/** Errors and warnings that generating did not give; nothing if the intent cannot be carried. */
async function surprises(kubespray: string, wanted: Readonly<Record<string, unknown>>): Promise<string[]> {
  const intent = JSON.stringify({ version: 1, target: { kubespray }, features: wanted });
  const { plan, findings } = await planIntent(intent, 'intent.json', { catalog, features });
  if (!plan || findings.some(({ severity }) => severity === 'error')) return [];
  const told = new Set(findings.map(({ rule }) => rule));
  const text = groupVars(plan);
  const { findings: found } = await lintFor(kubespray, text);
  return found
    .filter(({ rule, severity }) => severity !== 'info' && !told.has(rule))
    .map(({ rule, message }) => `${rule}: ${message}\n${text}`);
}

describe('generated variables', () => {
  it.each(releases)('of every mode of every feature lint clean on %s', async (release) => {
    for (const feature of features) {
      for (const { intent, with: others = {} } of Object.values(feature.modes)) {
        expect(await surprises(release, { ...others, [feature.key]: intent })).toEqual([]);
      }
    }
  });

  it('of any mixture of features lint clean on any release', async () => {
    const wishes = fc.record(
      Object.fromEntries(
        features.map(({ key, modes }) => [key, fc.constantFrom(...Object.values(modes).map(({ intent }) => intent))]),
      ),
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...releases), wishes, async (release, wanted) => {
        expect(await surprises(release, wanted)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
