/** Whose images to collect: an inventory's hosts, an intent, a release with its defaults, or plain Helm. */

import { type Catalog, type Chart, carrierVariable } from '../../catalog/catalog.ts';
import type { ReleaseDownloads } from '../../catalog/downloads.ts';
import type { Table } from '../../catalog/types.ts';
import { bareView } from '../../cluster/bare-view.ts';
import { type Containers, chartContainers, ofManifests } from '../../cluster/containers.ts';
import { derivedInputs } from '../../cluster/derived-inputs.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { type ReleaseChoice, withCilium } from '../../cluster/target/release-choice.ts';
import { isMap, mergeValues, type PartlyKnown } from '../../core/value-tree.ts';
import { layered } from '../../plan/carriers.ts';
import { emittedVariables, type Plan, treeOf } from '../../plan/plan.ts';
import type { ValueTree } from '../../predict/chart.ts';
import type { Variables } from '../../predict/kubespray.ts';
import type { ImageSubject } from './image-subject.ts';

/** The images of the hosts of a view. @throws Error if the catalog lacks the target's manifests */
export async function subjectOfView(view: ScopeView, catalog: Catalog): Promise<ImageSubject> {
  const downloads = view.installer === 'role' ? await catalog.downloads(view.release.facts.release) : undefined;
  const tables = view.ownManifests ? {} : await catalog.containers(view.target.chart.version);
  return fromView(view, downloads, tables);
}

type Tables = Readonly<Record<string, Table>>;

function fromView(given: ScopeView, downloads: ReleaseDownloads | undefined, tables: Tables): ImageSubject {
  const view = given.with(derivedFrom(given.variables, downloads));
  const { facts } = view.release;
  const isInstalled = view.installer !== 'nobody';
  const common = {
    facts,
    cilium: view.target.cilium,
    chart: view.target.chart.version,
    installer: view.installer,
    downloads,
    variables: withPlugin(view),
    with: (settings: ReadonlyMap<string, PartlyKnown>) => fromView(given.with(settings), downloads, tables),
  };
  if (view.ownManifests) {
    const { play } = view.target;
    if (!play) throw new Error(`the catalog has no manifests of ${facts.release}`);
    const inputs = derivedInputs(play.variables, common.variables);
    return {
      ...common,
      usesChart: false,
      inputs,
      containers: isInstalled ? ofManifests(play.manifests, inputs) : none,
      carrier: { variableFor: (name) => name, dict: undefined },
    };
  }
  const { chart, objects } = view.target;
  if (!objects) throw new Error(`the catalog has no objects of Cilium ${view.target.cilium}`);
  const isCustom = view.installer === 'custom-cni';
  const helm = isCustom ? {} : (view.release.band.helm ?? {});
  return {
    ...common,
    usesChart: isInstalled,
    ...chartContainers(chart, objects, isInstalled ? tables : {}, view.prediction.values ?? {}),
    carrier: {
      variableFor: (path) => (Object.hasOwn(helm, path) ? variableBehind(helm[path] as Table) : undefined),
      dict: isCustom
        ? carrierVariable(facts, 'customCni')
        : facts.carriers.extraValues
          ? carrierVariable(facts, 'extraValues')
          : undefined,
    },
  };
}

/** Defaults of image variables that depend on a variable that is set: `cilium_image_repo` uses `quay_image_repo`. */
function derivedFrom(variables: Variables, downloads: ReleaseDownloads | undefined): Variables {
  const presets = downloads?.variables ?? {};
  const inputs = derivedInputs(presets, variables, new Map([['image_arch', '']]));
  const names = Object.keys(presets).filter((name) => /_image_(?:repo|tag)$/.test(name) && !variables.has(name));
  return new Map(
    names.flatMap((name): [string, PartlyKnown][] => {
      const value = inputs.get(name);
      const preset = presets[name]?.value ?? presets[name]?.default;
      return value === undefined || value === preset ? [] : [[name, value]];
    }),
  );
}

/** The files that were read do not always set the network plugin of a group of hosts. */
function withPlugin(view: ScopeView): ReadonlyMap<string, PartlyKnown> {
  const { variables } = view;
  return variables.has('kube_network_plugin') || view.installer !== 'role'
    ? variables
    : new Map([...variables, ['kube_network_plugin', 'cilium']]);
}

/** The variable whose value a table passes on unchanged. */
function variableBehind(table: Table): string | undefined {
  const outcome = table.at(-1)?.then;
  return outcome && 'of' in outcome && outcome.prefix === undefined && outcome.suffix === undefined
    ? outcome.of
    : undefined;
}

/** The images of Cilium's chart with Helm values, without Kubespray. */
export async function subjectOfHelm(chart: Chart, values: ValueTree, catalog: Catalog): Promise<ImageSubject> {
  const [objects, tables] = [await catalog.objects(chart.version), await catalog.containers(chart.version)];
  const from = (current: ValueTree): ImageSubject => ({
    facts: undefined,
    cilium: chart.version,
    chart: chart.version,
    installer: 'helm',
    downloads: undefined,
    variables: new Map([[valuesDict, current]]),
    usesChart: true,
    ...chartContainers(chart, objects, tables, current),
    carrier: { variableFor: () => undefined, dict: valuesDict },
    with: (settings) => {
      const over = settings.get(valuesDict);
      return from(isMap(over) ? mergeValues(current, over) : current);
    },
  });
  return from(values);
}

/** Represents the values file of plain Helm where Kubespray has a variable. */
export const valuesDict = 'values';

const none: Containers = { there: [], unknown: [] };

/** The images of a release with its defaults. @param cilium a different version than the release's default */
export async function subjectOfRelease(
  choice: ReleaseChoice,
  cilium: string | undefined,
  catalog: Catalog,
): Promise<ImageSubject> {
  const target = await withCilium(choice, cilium ?? choice.facts.cilium.default, catalog);
  return subjectOfView(bareView(target, versionVariable(choice, cilium)), catalog);
}

/** The variable that selects a different Cilium than the release's default. */
export function versionVariable({ facts }: ReleaseChoice, cilium: string | undefined): Variables {
  if (cilium === undefined) return new Map();
  return new Map([['cilium_version', `${facts.cilium.prefix}${cilium.replace(/^v/, '')}`]]);
}

/** The images of a plan: on its release, or of the chart with its Helm values. */
export async function subjectOfPlan(plan: Plan, catalog: Catalog): Promise<ImageSubject> {
  const { release, chart, cilium, kernel } = plan.target;
  if (!release) return subjectOfHelm(chart, treeOf(plan.helm), catalog);
  const objects = await catalog.objects(chart.version);
  const play = await catalog.play(release.facts.release);
  const variables = layered(plan.base, emittedVariables(plan));
  return subjectOfView(bareView({ release, chart, cilium, kernel, play, objects }, variables), catalog);
}
