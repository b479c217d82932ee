/** Finds the Helm values that a release's own variables affect. */
import type { Json } from '../../src/core/json.ts';
import { flatten, type Kubespray } from '../catalog/ansible/ansible.ts';
import { type Bench, valuesVariable } from './cluster.ts';

const reached = new WeakMap<Kubespray, Promise<Set<string>>>();

/** Whether some native variable affects a Helm value at all; true if the release uses no Helm values. */
export async function isReachable({ kubespray }: Bench, path: string): Promise<boolean> {
  if (kubespray.installer === 'templates') return true;
  const paths = reached.get(kubespray) ?? reachedPaths(kubespray);
  reached.set(kubespray, paths);
  return [...(await paths)].some(
    (other) => other === path || path.startsWith(`${other}.`) || other.startsWith(`${path}.`),
  );
}

async function reachedPaths(kubespray: Kubespray): Promise<Set<string>> {
  const samples: Json[] = [true, false, 'sample', 7, ['sample'], { sample: 'text' }];
  const names = Object.keys(kubespray.defaults).filter((name) => name.startsWith('cilium_'));
  const assignments = names.flatMap((name) => samples.map((value) => ({ [name]: value })));
  const [base, ...renders] = await kubespray.render([{}, ...assignments]);
  const before = flatten(base?.values ?? {});
  const found = renders.flatMap(({ values }) => {
    const after = values && flatten(values);
    return after ? changed(jsonOf(before), jsonOf(after)) : [];
  });
  return new Set(found);
}

function jsonOf(values: Readonly<Record<string, Json>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([path, value]) => [path, JSON.stringify(value)]));
}

/** Names whose content differs. */
export function changed(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]);
}

/**
 * Why a release loses a flag that prevents an object. On a cluster that has the object's kind, the chart creates it by
 * itself, and no variable sets the Helm value. No rendering without a cluster shows this. Undefined if no such reason
 * exists.
 */
export async function lostRenouncement(
  bench: Bench,
  flags: Readonly<Record<string, Json>>,
): Promise<string | undefined> {
  const { chart, kubespray } = bench;
  if (kubespray.installer !== 'cilium-cli' || valuesVariable(bench) !== undefined) return undefined;
  for (const [path, value] of Object.entries(flags)) {
    if (value !== 'false' || (await isReachable(bench, path))) continue;
    const [without, there] = await chart.render([flags, { ...flags, [path]: 'true' }]);
    const object = Object.keys(there?.objects ?? {}).find((name) => without?.objects[name] === undefined);
    if (object) return `${path} keeps ${object} away, and no variable says so`;
  }
  return undefined;
}
