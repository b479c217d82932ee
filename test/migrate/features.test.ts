/** Every mode of every feature, generated for one release and migrated to another, keeps its meaning. */
import { describe, expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { readSide } from '../../src/commands/diff/side.ts';
import { migrate } from '../../src/commands/migrate/migrate.ts';
import { verifyIntent } from '../../src/commands/verify/verify.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import type { Intent } from '../../src/formats/intent/parse.ts';
import { groupVars } from '../../src/outputs/group-vars.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';

const catalog = openCatalog();
const path = '/inventory/group_vars/k8s_cluster/cilium.yml';

const asked = features.flatMap(({ key, modes }) =>
  Object.entries(modes).map(([mode, { intent, with: also }]): [name: string, intent: string] => [
    `${key}: ${mode}`,
    JSON.stringify({ version: 1, features: { ...also, [key]: intent } }),
  ]),
);

async function planned(intent: string, kubespray: string) {
  const result = await planIntent(intent, 'intent.json', { catalog, features, target: { kubespray } });
  const { plan } = result;
  return plan === undefined || result.findings.some(({ severity }) => severity === 'error')
    ? undefined
    : { plan, intent: result.intent };
}

describe.each([
  ['v2.27.1', 'v2.31.0', []],
  ['v2.31.0', 'v2.27.1', []],
  // v2.28.1 accepts only options: the ports and annotations of pods that the variable sets have no carrier there.
  ['v2.24.3', 'v2.28.1', ['cilium_enable_prometheus']],
])('%s to %s', async (from, to, partlyLost) => {
  const cases: [name: string, text: string, before: Plan, intent: Intent][] = [];
  for (const [name, text] of asked) {
    const before = await planned(text, from);
    const after = await planned(text, to);
    // A mode that one of the releases cannot express cannot be compared.
    if (before && after?.intent) cases.push([name, text, before.plan, after.intent]);
  }

  test('most modes can be compared', () => expect(cases.length).toBeGreaterThan(asked.length / 2));

  test.each(cases)('%s', async (_, text, before, intent) => {
    const inventory = { [path]: groupVars(before) };
    const { files, lost, findings } = await migrate('/inventory', {
      files: memoryFileSystem(inventory),
      catalog,
      from,
      to,
    });
    expect(lost.map(({ name }) => name)).toEqual(partlyLost.filter((name) => before.variables.has(name)));
    const migrated = memoryFileSystem({ [path]: files[0]?.after ?? inventory[path] ?? '', '/intent.json': text });
    const options = { files: migrated, catalog, target: { kubespray: to } };
    const result = await readSide({ name: '', path: '/inventory', target: {} }, 'inventory', options);
    const wanted = await readSide({ name: '', path: '/intent.json', target: {} }, 'intent', options);
    const live = {
      options: new Map([...result.options].map(([option, value]) => [option, String(value)])),
      locate: () => ({ file: '', line: 1, column: 1 }),
    };
    const { drift } = verifyIntent(live, wanted, intent, false);
    // For the agent, a disabled option and an unset one are the same.
    expect(drift.filter((one) => one.live !== undefined || !['false', ''].includes(one.wanted ?? ''))).toEqual([]);
    expect(findings.filter(({ rule, severity }) => severity === 'error' && rule.includes('/'))).toEqual([]);
  });
});
