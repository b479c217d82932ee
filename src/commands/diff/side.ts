/** One side of a comparison: any supported input, with the configuration that the cluster gets from it. */
import { features } from '../../../features/registry.ts';
import type { Catalog, Chart } from '../../catalog/catalog.ts';
import type { FactName } from '../../catalog/types.ts';
import { bareView } from '../../cluster/bare-view.ts';
import { refusesNull, switchesAround } from '../../cluster/chart-paths.ts';
import { ScopeView } from '../../cluster/scope-view.ts';
import { refusesNullText, withRefusedNulls } from '../../cluster/target/refused-nulls.ts';
import { chooseRelease, type ReleaseChoice, scopeVersion, withCilium } from '../../cluster/target/release-choice.ts';
import { ReleaseChooser } from '../../cluster/target/release-chooser.ts';
import { overlaid } from '../../cluster/target/request.ts';
import { resolveTarget, type Target, type TargetRequest } from '../../cluster/target/target.ts';
import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { Unknown } from '../../core/options.ts';
import { mergeValues, type PartlyKnown } from '../../core/value-tree.ts';
import type { Inventory } from '../../formats/ansible/inventory.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { readValues } from '../../formats/helm/values-file.ts';
import { baseReader } from '../../formats/intent/read-base.ts';
import { decidingScope, readOneInventory } from '../../formats/inventory/one-inventory.ts';
import { readLiveConfig } from '../../formats/kubernetes/cilium-config.ts';
import { layered } from '../../plan/carriers.ts';
import { emittedVariables, type Plan, treeOf } from '../../plan/plan.ts';
import { type PlannedIntent, planIntent } from '../../plan/plan-intent.ts';
import { type Options, renderChart, type ValueTree } from '../../predict/chart.ts';
import { predict } from '../../predict/kubespray.ts';
import { valueLeaves } from '../../predict/value-leaves.ts';
import { InvalidSide } from './invalid-side.ts';
import { type SideKind, textOf } from './side-kind.ts';

export interface Side {
  /** As the user named it. */
  name: string;
  kind: SideKind;
  /** Kubespray release; undefined for plain Helm and for a live cluster. */
  release: string | undefined;
  /** undefined: not known. */
  cilium: string | undefined;
  chart: Chart | undefined;
  /** cilium-config. */
  options: Options;
  facts: ReadonlyMap<FactName, boolean | Unknown>;
  /** Helm values that reach the chart; undefined where no chart is installed, or the values are not known. */
  values: ValueTree | undefined;
  /** Notes to print with the result. */
  findings: Finding[];
  /** An inventory's settings, in the form that the rules use. */
  view?: ScopeView;
  /** An intent's plan. */
  plan?: Plan;
}

export interface SideOptions {
  files: FileSystem;
  catalog: Catalog;
  /** The target from the command line; a side's own `@` takes precedence. */
  target: TargetRequest;
  /** The target from `.cilium-extras.yaml`. An intent's own target and the command line take precedence. */
  configured?: TargetRequest;
  /** Cilium version of the other side, for a side without a version of its own. */
  cilium?: string | undefined;
}

/** A path, and the target after its `@`. */
export interface SideName {
  name: string;
  path: string;
  target: TargetRequest;
}

/**
 * Splits `path@release`. The first number tells which project the release belongs to: 2 is Kubespray, 1 is Cilium, 0 is
 * Kubean. A file whose name contains the `@` is used as it is.
 */
export function sideName(name: string, files: FileSystem): SideName {
  const match = /^(.+)@(v?(\d+)\.\d+(?:\.\d+)?|master)$/.exec(name);
  const [, path, version, major] = match ?? [];
  if (path === undefined || version === undefined || files.kind(name) !== undefined)
    return { name, path: name, target: {} };
  const key = major === '1' ? 'cilium' : major === '0' ? 'kubean' : 'kubespray';
  return { name, path, target: { [key]: version } };
}

/** A finding as one line of text. */
function placed({ location, message }: Finding): string {
  return location ? `${location.file}:${location.line}:${location.column}: ${message}` : message;
}

/**
 * A release alone as a side: Kubespray (`v2.27.1`) or Kubean (`v0.37.0`) with its defaults. Undefined for anything
 * else, and for a name that is a file. @throws UserError if there is no such release
 */
export async function releaseSide(name: string, { files, catalog, target }: SideOptions): Promise<Side | undefined> {
  const [, major] = /^v?(\d+)\.\d+(?:\.\d+)?$/.exec(name) ?? [];
  if (files.kind(name) !== undefined || !(major === '2' || major === '0' || name === 'master')) return undefined;
  const request = {
    ...target,
    kubespray: undefined,
    kubean: undefined,
    [major === '0' ? 'kubean' : 'kubespray']: name,
  };
  const { choice, problem, notice } = await chooseRelease(request, catalog);
  if (!choice) throw new UserError(problem ?? `unknown release ${name}`);
  const view = bareView(await withCilium(choice, target.cilium ?? choice.facts.cilium.default, catalog), new Map());
  return sideOf(name, view, notice === undefined ? [] : [note('target', notice)]);
}

/** Reads a side. @throws UserError if it cannot be read, or has no target */
export function readSide(side: SideName, kind: SideKind, options: SideOptions): Promise<Side> {
  const named = overlaid(options.target, side.target);
  const below = overlaid(options.configured ?? {}, named);
  // A side without a version takes the other side's Cilium, which fits better than the folder's configured target.
  const target = options.cilium === undefined ? below : named;
  switch (kind) {
    case 'inventory':
      return readInventorySide(side, below, options);
    case 'intent':
      return readIntentSide(side, named, options);
    case 'values':
      return readValuesSide(side, target, options);
    case 'live':
      return readLiveSide(side, target, options);
  }
}

/** The settings of an inventory for a release. */
export async function viewOf(inventory: Inventory, choice: ReleaseChoice, catalog: Catalog): Promise<ScopeView> {
  const scope = decidingScope(inventory);
  const version = scopeVersion(inventory, scope, choice);
  return new ScopeView(inventory, scope, await withCilium(choice, version, catalog));
}

async function readInventorySide({ name, path }: SideName, target: TargetRequest, options: SideOptions): Promise<Side> {
  const { files, catalog } = options;
  const inventory = readOneInventory(path, files);
  const { choice, problem, notice, isNewest } = await new ReleaseChooser(catalog).forInventory(inventory, target);
  if (isNewest) {
    throw new UserError(`no release is set for ${path}`, {
      hint: `Set it: ${path}@v2.31.0, or --kubespray v2.31.0 for both sides.`,
    });
  }
  if (!choice) throw new UserError(`${name}: ${problem ?? 'unknown release'}`);
  const view = await viewOf(inventory, choice, catalog);
  if (view.installer === 'nobody') {
    const plugin = view.definition('kube_network_plugin')?.location;
    throw new UserError(
      `${name} does not install Cilium`,
      plugin && { hint: `${plugin.file}:${plugin.line} sets kube_network_plugin.` },
    );
  }
  const findings: Finding[] = notice === undefined ? [] : [note('target', notice)];
  if (inventory.scopes.length > 1) {
    findings.push(
      note(
        'inventory',
        `${path}: hosts have different variables. Those of the control plane were used, because Kubespray renders cilium-config there.`,
      ),
    );
  }
  return sideOf(name, view, findings);
}

/** The configuration that the hosts of a view get, as a side. */
export function sideOf(name: string, view: ScopeView, findings: Finding[]): Side {
  const { release, cilium, chart } = view.target;
  const { options, facts, values } = view.prediction;
  return {
    name,
    kind: 'inventory',
    release: release.facts.release,
    cilium,
    chart,
    options,
    facts,
    values,
    findings,
    view,
  };
}

/** The variables of a side; those of an intent override its inventory. Empty for plain Helm and for a live cluster. */
export function variablesOf({ view, plan }: Side): ReadonlyMap<string, PartlyKnown> {
  return view?.variables ?? (plan ? layered(plan.base, emittedVariables(plan)) : new Map<string, PartlyKnown>());
}

function note(subject: string, message: string): Finding {
  return { rule: 'note', severity: 'info', subject, message };
}

async function readIntentSide({ name, path }: SideName, target: TargetRequest, options: SideOptions): Promise<Side> {
  const { files, catalog } = options;
  const planned = await planIntent(textOf(path, files), path, {
    catalog,
    features,
    target,
    readBase: baseReader(files),
    ...(options.configured && { configured: options.configured }),
  });
  const { plan } = planned;
  if (!plan) throw new InvalidSide(planned.findings);
  const findings = [...planned.findings, ...(await namesUnknown(planned, catalog))];
  const { release, chart, cilium } = plan.target;
  const prediction = release && predict(release, chart, layered(plan.base, emittedVariables(plan)));
  return {
    name,
    kind: 'intent',
    release: release?.facts.release,
    cilium,
    chart,
    options: plan.options,
    facts: prediction?.facts ?? new Map(),
    values: prediction ? prediction.values : treeOf(plan.helm),
    findings,
    plan,
  };
}

/** Findings of lint on an intent's raw options and values. Lint is loaded only if there are any. */
async function namesUnknown(planned: PlannedIntent, catalog: Catalog): Promise<Finding[]> {
  const { intent } = planned;
  if (!intent || (intent.config.size === 0 && Object.keys(intent.values).length === 0)) return [];
  const [{ ruleset }, { lintIntent }, { variablesLinter }] = await Promise.all([
    import('../lint/ruleset.ts'),
    import('../../lint/intent.ts'),
    import('../../lint/lint.ts'),
  ]);
  return lintIntent(planned, variablesLinter(ruleset, catalog));
}

async function chartOf(target: TargetRequest, options: SideOptions): Promise<{ target: Target; findings: Finding[] }> {
  const named = target.kubespray ?? target.kubean ?? target.cilium;
  const request = named === undefined ? { ...target, cilium: options.cilium } : target;
  const resolved = await resolveTarget(request, options.catalog);
  if (!resolved.target) throw new UserError(resolved.findings[0]?.message ?? 'the target is not known');
  const { cilium } = resolved.target;
  const assumed = named === undefined && options.cilium === undefined;
  const findings = assumed
    ? [note('target', `No Cilium version is set, so the newest known version was used: ${cilium}.`)]
    : [];
  return { target: resolved.target, findings: [...resolved.findings, ...findings] };
}

async function readValuesSide({ name, path }: SideName, request: TargetRequest, options: SideOptions): Promise<Side> {
  const { files, findings: problems, notes } = readValues(textOf(path, options.files), path);
  const [problem] = problems;
  if (files.length === 0) throw new UserError(problem ? placed(problem) : `${path}: Helm values must be one mapping`);
  const values = files.reduce<ValueTree>((below, file) => mergeValues(below, file.values), {});
  const resolved = await chartOf(request, options);
  const { target } = resolved;
  const { refusedNulls = [] } = await withRefusedNulls(target, values, options.catalog);
  const alone = [...valueLeaves(target.chart, values)].flatMap(([path, value]) =>
    // The chart does not render a value if other values disable the part that uses it.
    value === null && refusesNull(target.chart, path) && switchesAround(target.chart, path).length === 0 ? [path] : [],
  );
  const refused = [...refusedNulls, ...alone].map(
    (path): Finding => ({
      rule: 'invalid-value',
      severity: 'error',
      subject: path,
      message: `${name}: ${refusesNullText(target.chart.version, path)}`,
    }),
  );
  const findings = [...notes, ...resolved.findings, ...refused];
  const { chart, cilium } = target;
  const paths = chart.paths();
  if (!Object.keys(values).some((key) => paths.some((known) => known === key || known.startsWith(`${key}.`)))) {
    throw new UserError(`${path} is not an inventory, intent, live cilium-config or file of Cilium's Helm values`);
  }
  return {
    name,
    kind: 'values',
    release: undefined,
    cilium,
    chart,
    options: renderChart(chart, values),
    facts: new Map(),
    values,
    findings,
  };
}

async function readLiveSide({ name, path }: SideName, request: TargetRequest, options: SideOptions): Promise<Side> {
  const live = readLiveConfig(textOf(path, options.files), path === '<stdin>' ? 'standard input' : path);
  const named = request.kubespray ?? request.kubean ?? request.cilium ?? options.cilium;
  const cilium = named === undefined ? undefined : (await chartOf(request, options)).target.cilium;
  return {
    name,
    kind: 'live',
    release: undefined,
    cilium,
    chart: undefined,
    options: live.options,
    facts: new Map(),
    values: undefined,
    findings: [],
  };
}
