/** Translates Helm values, from flags and files, to a plan for a target. */

import type { Catalog, Chart } from '../../catalog/catalog.ts';
import { inputNames } from '../../catalog/table.ts';
import { History } from '../../cluster/across-releases.ts';
import { withNamesakes } from '../../cluster/target/newer-names.ts';
import { withRefusedNulls } from '../../cluster/target/refused-nulls.ts';
import { resolveTarget, type Target, type TargetRequest } from '../../cluster/target/target.ts';
import { append } from '../../core/append.ts';
import type { AnyFeature } from '../../core/feature.ts';
import type { Finding, Location } from '../../core/finding.ts';
import { unknown } from '../../core/options.ts';
import { isMap, joinPath, known, leaves, mergeValues, type PartlyKnown, removePath } from '../../core/value-tree.ts';
import type { PlacedFlag } from '../../formats/helm/command-line.ts';
import { applySet, inHelmOrder, SetSyntaxError } from '../../formats/helm/set-flags.ts';
import { readable } from '../../formats/helm/shell-words.ts';
import type { ValuesFile } from '../../formats/helm/values-file.ts';
import { missingAddress, planAsHelm, prepareValues, takeApiServer, withoutIdle } from '../../plan/as-helm.ts';
import { clusterSteps } from '../../plan/cluster-steps.ts';
import type { IntentPath, PlanInput } from '../../plan/collect.ts';
import { customCniObstacles } from '../../plan/custom-cni.ts';
import type { Plan } from '../../plan/plan.ts';
import { avoidStops } from '../../plan/play-stops.ts';
import { waysOut } from '../../plan/ways-out.ts';
import { asText, type ValueTree } from '../../predict/chart.ts';
import { type Fate, Fates } from './fates.ts';
import { heed } from './heed.ts';
import { isFullReplacement } from './renames.ts';
import type { Note } from './rewrite.ts';
import { takeUnresolved } from './unresolved.ts';

export interface TranslateInput {
  /** In the order in which they were given: later ones override earlier ones. */
  files: readonly ValuesFile[];
  flags: readonly PlacedFlag[];
  /** The Cilium that a command line names. */
  version?: { text: string; location?: Location };
}

export interface TranslateOptions {
  catalog: Catalog;
  features: readonly AnyFeature[];
  target: TargetRequest;
  /** Plan for Helm itself, with the Cilium of the target's release. */
  helm?: boolean;
  /** Plan for the upstream chart in Kubespray's custom_cni, which the release must support. */
  customCni?: boolean;
}

export interface Translated {
  /** Absent if the input or the target is invalid. */
  plan?: Plan;
  findings: Finding[];
  /** The result for each given value; empty if there is no plan. */
  fates: Fate[];
  /** Where a Helm value of the plan was set; undefined if the user did not set it. */
  locate?(path: string): Location | undefined;
  /** False if the input or the target is invalid, not only one of its settings. */
  valid: boolean;
}

/** Translates values for a target. Never throws for anything in the input. */
export async function translate(input: TranslateInput, options: TranslateOptions): Promise<Translated> {
  const merged = merge(input);
  const resolved = await resolveTarget(requestFor(input, options.target), options.catalog);
  const findings: Finding[] = [...merged.findings, ...resolved.findings];
  const refused = merged.findings.some(({ severity }) => severity === 'error');
  if (!resolved.target || refused) return { findings, fates: [], valid: false };
  const named: Target = options.helm
    ? { ...resolved.target, release: undefined }
    : await withNamesakes(resolved.target, options.catalog);
  const target = await withRefusedNulls(named, merged.values, options.catalog);
  if (options.customCni) append(findings, await customCniObstacles(resolved.target, options.catalog));
  append(findings, otherVersion(input, target));

  const at = merged.locate;
  const { extraConfig, ...others } = merged.values;
  // Only a mapping can contain agent options. Anything else is an ordinary value, which the chart checks.
  const given = extraConfig === undefined || isMap(extraConfig) ? others : merged.values;
  const fates = new Fates(given, extraConfig, target.chart);
  const address = takeApiServer(given, target);
  // If not, the address stays, and the finding is only a hint.
  if (address.asked) fates.ignore(address.findings);
  const open = takeUnresolved(address.values);
  fates.refuse(open.findings, 'depends on a variable that is set later');
  const heeded = await heed(open.values, target.chart, new History(options.catalog));
  fates.rewrite(heeded.notes);
  const idle = withoutIdle(heeded.values, target);
  fates.ignore(idle.findings);
  append(
    findings,
    [...address.findings, ...open.findings, ...heeded.notes.map(asFinding), ...idle.findings].map((finding) =>
      located(finding, at),
    ),
  );
  // A translated value has the location of the original value.
  const origins = new Map(heeded.notes.flatMap(({ path, now = [] }) => now.map((to) => [to, path] as const)));
  const placeOf = (path: string): Location | undefined => at(origins.get(path) ?? path);

  const { plan, restored } = planAsHelm(planInput(idle.values, extraConfig), target, options.features);
  append(findings, restored);
  const placed = (finding: Finding, path: IntentPath = []): Finding => {
    const place = placeOf(path[0] === 'features' ? 'kubeProxyReplacement' : joinPath(path.slice(1).map(String)));
    return { ...finding, ...(place && { location: place }) };
  };
  const restsOn = dependents(open.findings, target.chart, options.features);
  for (const { path, ...finding } of plan.findings) {
    if (!restsOn.has(finding.rule)) findings.push(placed(finding, path));
  }
  if (address.asked)
    append(
      findings,
      missingAddress(plan).map((finding) => located(finding, at)),
    );
  for (const find of [avoidStops, clusterSteps])
    for (const { path, ...step } of await find(plan, options.catalog)) findings.push(placed(step, path));
  const replan = async (other: Target): Promise<Plan> => {
    const again = await heed(takeUnresolved(given).values, other.chart, new History(options.catalog));
    const { values } = prepareValues(again.values, other);
    return planAsHelm(planInput(values, extraConfig), other, options.features).plan;
  };
  append(findings, await waysOut(plan, options.catalog, replan));
  return { plan, findings, fates: fates.after(plan), locate: placeOf, valid: true };
}

/** Constraints that depend on a value which is filled in later, so that they cannot be checked yet. */
function dependents(open: readonly Finding[], chart: Chart, features: readonly AnyFeature[]): Set<string> {
  if (open.length === 0) return new Set();
  const paths = open.map(({ subject }) => subject);
  const isOpen = (option: string): boolean => {
    const table = chart.options().get(option)?.table;
    const inputs = table && inputNames(table);
    return inputs !== undefined && paths.some((path) => inputs.has(path));
  };
  const found = features.flatMap(({ id, constraints }) =>
    constraints.flatMap((constraint) => (constraint.reads.some(isOpen) ? `${id}/${constraint.id}` : [])),
  );
  return new Set(found);
}

function asFinding({ path, now: _, ...note }: Note): Finding {
  return { ...note, subject: path };
}

function located(finding: Finding, at: (path: string) => Location | undefined): Finding {
  const location = at(finding.subject);
  return location ? { ...finding, location } : finding;
}

/** All values, merged in the same way as by Helm, and where each was last set. */
function merge(input: TranslateInput): {
  values: ValueTree;
  findings: Finding[];
  locate(path: string): Location | undefined;
} {
  const origins: { path: string; location: Location | undefined }[] = [];
  const findings: Finding[] = [];
  let values: ValueTree = {};
  for (const file of input.files) {
    values = mergeValues(values, file.values);
    for (const [path] of leaves(file.values)) {
      origins.push({ path, location: file.locate(path.split('.')) });
    }
  }
  for (const flag of inHelmOrder(input.flags)) {
    const { location } = flag;
    try {
      const own: ValueTree = {};
      applySet(flag, own);
      for (const [path] of leaves(own)) origins.push({ path, location });
      for (const dropped of applySet(flag, values)) findings.push(ignoredPart(flag, dropped));
    } catch (error) {
      if (!(error instanceof SetSyntaxError)) throw error;
      const message = `Helm refuses --${flag.kind} ${readable(flag.text)}: ${error.message}.`;
      findings.push({
        rule: 'bad-flag',
        severity: 'error',
        subject: `--${flag.kind}`,
        message,
        ...(location && { location }),
      });
    }
  }
  const covers = (above: string, path: string): boolean => above === path || path.startsWith(`${above}.`);
  return {
    values,
    findings,
    locate: (path) => origins.findLast((origin) => covers(origin.path, path) || covers(path, origin.path))?.location,
  };
}

function ignoredPart({ kind, text, location }: PlacedFlag, dropped: string): Finding {
  return {
    rule: 'bad-flag',
    severity: 'warning',
    subject: `--${kind}`,
    message: `--${kind} ${readable(text)} has ${dropped}, which Helm ignores. Write key=value.`,
    ...(location && { location }),
  };
}

/** If nothing else names a target, the command line's version does. */
function requestFor({ version }: TranslateInput, request: TargetRequest): TargetRequest {
  const named = request.kubespray ?? request.kubean ?? request.cilium;
  return named === undefined && version ? { ...request, cilium: version.text } : request;
}

function otherVersion({ version }: TranslateInput, target: Target): Finding[] {
  const minor = (text: string): string => text.replace(/^v/, '').split('.').slice(0, 2).join('.');
  if (!version || minor(version.text) === minor(target.cilium)) return [];
  return [
    {
      rule: 'other-version',
      severity: 'info',
      subject: '--version',
      message: `Your command installs Cilium ${version.text}, and the target installs ${target.cilium}. The output is for ${target.cilium}. For the other version, run translate with --cilium ${version.text.replace(/^v/, '')}.`,
      ...(version.location && { location: version.location }),
    },
  ];
}

/**
 * Full kube-proxy replacement becomes the feature of that name, which adds what a cluster without kube-proxy needs.
 * Everything else stays as it was set. `extraConfig` becomes agent options.
 */
export function planInput(values: ValueTree, extraConfig: PartlyKnown | undefined): PlanInput {
  const config = new Map<string, string>();
  if (isMap(extraConfig)) {
    for (const [option, value] of Object.entries(extraConfig)) {
      const text = asText(known(value) ?? null);
      if (text !== unknown && value !== null) config.set(option, text);
    }
  }
  const full = isFullReplacement(values);
  return {
    features: new Map(full ? [['kubeProxyReplacement', {}]] : []),
    values: full ? removePath(values, 'kubeProxyReplacement') : values,
    config,
  };
}

/** True if there are no values to translate. */
export function isEmpty({ files, flags }: TranslateInput): boolean {
  return flags.length === 0 && files.every(({ values }) => Object.keys(values).length === 0);
}
