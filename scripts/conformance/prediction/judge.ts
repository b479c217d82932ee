/**
 * Checks whether the linter predicts what a cluster gets. Compares its prediction for random inventories with what real
 * Ansible, and from v2.28 on real Helm, render from the same files.
 */
import type { Catalog, KubesprayRelease } from '../../../src/catalog/catalog.ts';
import { fromHosts } from '../../../src/catalog/table.ts';
import { chooseRelease } from '../../../src/cluster/target/release-choice.ts';
import { viewOf } from '../../../src/commands/diff/side.ts';
import { lint } from '../../../src/commands/lint/lint.ts';
import { append } from '../../../src/core/append.ts';
import { unknown } from '../../../src/core/options.ts';
import { memoryFileSystem } from '../../../src/formats/files/memory-file-system.ts';
import { readOneInventory } from '../../../src/formats/inventory/one-inventory.ts';
import { type Bench, type Cluster, renderAll } from '../cluster.ts';
import { loadGroupVars } from '../subject.ts';
import { compareManifests, optionsWithFlags } from './manifests.ts';

const variablesFile = 'group_vars/k8s_cluster/cilium.yml';

/** The result for an inventory. */
export interface Judged {
  installed: boolean;
  /** Wrong predictions, one line each. */
  because: string[];
}

/** Judges texts of group_vars: compares `lint` and the prediction with the rendering. */
export async function judgeInventories(
  bench: Bench,
  catalog: Catalog,
  python: string,
  texts: readonly string[],
): Promise<Judged[]> {
  const [bare, ...clusters] = (await renderAll(bench, [{}, ...loadGroupVars(python, texts)])) as [
    Cluster,
    ...Cluster[],
  ];
  return Promise.all(
    texts.map(async (text, index) => {
      const cluster = clusters[index] as Cluster;
      return { installed: cluster.error === undefined, because: await compare(bench, catalog, text, [bare, cluster]) };
    }),
  );
}

/** Rules whose errors predict that nothing can be installed. */
const foretells: ReadonlySet<string> = new Set([
  'invalid-value',
  'chart-refuses',
  'extra-var-type',
  'helm-value-in-extra-vars',
  'missing-variable',
  'list-element',
  'stops-the-play',
  'removed-helm-value',
  'cluster-mesh/name-format',
]);

/** Wrong predictions about a cluster, one line each. */
async function compare(
  bench: Bench,
  catalog: Catalog,
  text: string,
  [bare, cluster]: readonly [Cluster, Cluster],
): Promise<string[]> {
  const files = memoryFileSystem({ [variablesFile]: text });
  const request = { kubespray: bench.kubespray.release, cilium: bench.cilium };
  const { findings } = await lint(['.'], { files, catalog, target: request });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (cluster.error !== undefined) {
    return errors.some(({ rule }) => foretells.has(rule))
      ? []
      : [`no error is reported, and nothing is installed: ${cluster.error}`];
  }
  const wrong = errors.filter(({ rule }) => rule === 'chart-refuses').map(({ message }) => `it installs: ${message}`);
  const { choice } = await chooseRelease(request, catalog);
  if (!choice) throw new Error('the release is not known');
  const inventory = readOneInventory('.', files);
  if (inventory.scopes.length === 0) return wrong;
  const view = await viewOf(inventory, choice, catalog);
  const { prediction, release } = view;
  const options = optionsWithFlags(cluster, bare);
  for (const option of new Set([...prediction.options.keys(), ...Object.keys(options)])) {
    const expected = prediction.options.get(option);
    const real = options[option];
    if (expected === real || (expected === unknown && isFromHosts(release, option))) continue;
    wrong.push(`${option} is ${say(real)}, predicted ${expected === unknown ? 'not to be known' : say(expected)}`);
  }
  for (const [fact, real] of Object.entries(cluster.facts)) {
    const expected = prediction.facts.get(fact as keyof Cluster['facts']);
    if (expected !== real)
      wrong.push(`${fact} is ${real}, predicted ${expected === unknown ? 'not to be known' : expected}`);
  }
  append(wrong, await compareManifests(view, catalog, cluster));
  return wrong;
}

/** True for an option that no variable determines: it contains addresses of the cluster's hosts. */
function isFromHosts({ band }: KubesprayRelease, option: string): boolean {
  return (band.options?.[option] ?? []).some(({ then }) => 'literal' in then && then.literal === fromHosts);
}

function say(text: string | undefined): string {
  return text === undefined ? 'not written' : JSON.stringify(text);
}
