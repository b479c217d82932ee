/**
 * Round trips over random intents: each returns the differences, and nothing if a release cannot express the intent.
 */
import { features } from '../../features/registry.ts';
import type { Features } from '../../scripts/conformance/random-intents.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import type { TargetRequest } from '../../src/cluster/target/target.ts';
import { readSide } from '../../src/commands/diff/side.ts';
import { importSide } from '../../src/commands/import/import.ts';
import { intentYaml } from '../../src/commands/import/write.ts';
import { migrate } from '../../src/commands/migrate/migrate.ts';
import { translate } from '../../src/commands/translate/translate.ts';
import { sameToAgent } from '../../src/core/agent-value.ts';
import { lensContext } from '../../src/core/feature.ts';
import { OptionsView } from '../../src/core/options.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { readCommandLines } from '../../src/formats/helm/command-line.ts';
import { groupVars } from '../../src/outputs/group-vars.ts';
import { helmSet } from '../../src/outputs/helm-set.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';
import type { Options } from '../../src/predict/chart.ts';

const folder = 'inventory';
const file = `${folder}/group_vars/k8s_cluster/cilium.yml`;

/** The plan of an intent; undefined if its target cannot express it. */
async function planned(
  wish: Features,
  target: TargetRequest,
  catalog: Catalog,
  helm = false,
): Promise<Plan | undefined> {
  const text = JSON.stringify({ version: 1, target, features: wish });
  const { plan, findings } = await planIntent(text, 'intent.json', { catalog, features, helm, waysOut: false });
  return findings.some(({ severity }) => severity === 'error') ? undefined : plan;
}

/** Options that differ for the agent. */
function differences(before: Options, after: Options, cilium: string): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((option) => {
    const [one, other] = [before.get(option), after.get(option)];
    // For the agent, an empty string is the same as an unset option.
    if ((one ?? '') === '' && (other ?? '') === '') return [];
    const same =
      typeof one === 'string' && typeof other === 'string' ? sameToAgent(option, one, other, cilium) : one === other;
    return same ? [] : [`${option}: ${String(one)} -> ${String(other)}`];
  });
}

/** `import` of the output of `generate` has the meaning of the intent. */
export async function importGenerated(wish: Features, target: TargetRequest, catalog: Catalog): Promise<string[]> {
  const plan = await planned(wish, target, catalog);
  if (!plan) return [];
  const files = memoryFileSystem({ [file]: groupVars(plan) });
  const side = await readSide({ name: file, path: file, target: {} }, 'inventory', { files, catalog, target });
  const imported = await importSide(side, { catalog, features, request: target });
  const errors = imported.findings.flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
  const again = await planIntent(intentYaml(imported, file), 'imported.yaml', { catalog, features });
  if (!again.plan) return [...errors, ...again.findings.map(({ message }) => message)];
  return [...errors, ...differences(plan.options, again.plan.options, plan.target.cilium)];
}

/** `translate` of the flags from `generate --format helm-set` has the same result as `generate`. */
export async function translateFlags(wish: Features, target: TargetRequest, catalog: Catalog): Promise<string[]> {
  const plan = await planned(wish, target, catalog);
  const helm = await planned(wish, target, catalog, true);
  if (!plan || !helm || helm.helm.size === 0) return [];
  const { flags } = readCommandLines(helmSet(helm), 'flags');
  const { plan: other, findings } = await translate({ files: [], flags }, { catalog, features, target });
  const errors = findings.flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
  if (!other || errors.length > 0) return errors;
  const listed = await catalog.listedOptions(plan.target.cilium);
  const ofChart = (await planned({}, target, catalog, true))?.options;
  // The plan may set defaults of the chart or the agent explicitly; the flags leave them out.
  const stated = [...plan.options].filter(
    ([option, value]) =>
      other.options.has(option) || (value !== listed?.get(option)?.default && value !== ofChart?.get(option)),
  );
  return differences(new Map(stated), other.options, plan.target.cilium);
}

/** `migrate` to another release and back changes nothing for the agents, if both can express the intent. */
export async function migrateThereAndBack(
  wish: Features,
  [here, there]: readonly [string, string],
  cilium: string,
  catalog: Catalog,
): Promise<string[]> {
  const target = { kubespray: here, cilium };
  const plan = await planned(wish, target, catalog);
  if (!plan || !(await planned(wish, { kubespray: there, cilium }, catalog))) return [];
  const pinned = `${groupVars(plan)}${plan.variables.has('cilium_version') ? '' : `cilium_version: "${plan.target.release?.facts.cilium.prefix}${cilium}"\n`}`;
  const hosts = '[kube_control_plane]\nnode1\n[kube_node]\nnode1\n';
  const move = async (text: string, from: string, to: string): Promise<{ text: string; lost: string[] }> => {
    const files = memoryFileSystem({ [`${folder}/hosts.ini`]: hosts, [file]: text });
    const migration = await migrate(folder, { files, catalog, from, to });
    return { text: migration.files[0]?.after ?? text, lost: migration.lost.map(({ name }) => `lost: ${name}`) };
  };
  const away = await move(pinned, here, there);
  const back = await move(away.text, there, here);
  const read = async (text: string): Promise<Options> => {
    const files = memoryFileSystem({ [file]: text });
    const options = { files, catalog, target: { kubespray: here, cilium } };
    return (await readSide({ name: file, path: file, target: {} }, 'inventory', options)).options;
  };
  const [before, after] = [await read(pinned), await read(back.text)];
  const context = lensContext(cilium);
  const owned = new Set(features.flatMap(({ owns }) => owns));
  const others = differences(before, after, cilium).filter((line) => !owned.has(line.split(':')[0] ?? ''));
  const changed = features.flatMap((feature) => {
    const [one, other] = [before, after].map((options) =>
      JSON.stringify(feature.read(new OptionsView(options), context)),
    );
    return one === other ? [] : [`${feature.key}: ${one} -> ${other}`];
  });
  return [...away.lost, ...back.lost, ...others, ...changed];
}
