/** Helm's values, from flags and files, as a plan for a target. */

import type { Catalog, Chart } from '../../catalog/catalog.ts';
import { passedOn } from '../../catalog/table.ts';
import { History } from '../../cluster/across-releases.ts';
import { withNamesakes } from '../../cluster/target/newer-names.ts';
import { resolveTarget, type Target, type TargetRequest } from '../../cluster/target/target.ts';
import { append } from '../../core/append.ts';
import type { AnyFeature } from '../../core/feature.ts';
import type { Finding, Location } from '../../core/finding.ts';
import { parseBoolean, unknown } from '../../core/options.ts';
import { shownJson } from '../../core/secrets.ts';
import {
  getPath,
  isMap,
  joinPath,
  known,
  leaves,
  mergeValues,
  type PartlyKnown,
  setPath,
} from '../../core/value-tree.ts';
import type { PlacedFlag } from '../../formats/helm/command-line.ts';
import { applySet, inHelmOrder, SetSyntaxError } from '../../formats/helm/set-flags.ts';
import { readable, variablesIn } from '../../formats/helm/shell-words.ts';
import { layered } from '../../plan/carriers.ts';
import type { IntentPath, PlanInput, Setting } from '../../plan/collect.ts';
import { customCniObstacles } from '../../plan/custom-cni.ts';
import { optionGoals } from '../../plan/goals.ts';
import { emittedVariables, makePlan, type Plan } from '../../plan/plan.ts';
import { waysOut } from '../../plan/ways-out.ts';
import { asText, type Options, type ValueTree } from '../../predict/chart.ts';
import { predict } from '../../predict/kubespray.ts';
import { valueLeaves } from '../../predict/value-leaves.ts';
import { removePath } from './remove-path.ts';
import { isFullReplacement } from './renames.ts';
import { rewriteValues } from './rewrite.ts';

/** A values file that was read. */
export interface ValuesFile {
  values: ValueTree;
  locate(path: IntentPath): Location;
}

export interface TranslateInput {
  /** In the order in which they were given: a later one beats an earlier one. */
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
  /** Plan for the upstream chart in Kubespray's custom_cni, which the release has to have. */
  customCni?: boolean;
}

export interface Translated {
  /** There unless the input or the target is at fault. */
  plan?: Plan;
  findings: Finding[];
  /** False if the input or the target is at fault, and not only what it asks for. */
  valid: boolean;
}

/** The values by which a chart is told how to reach the API server without kube-proxy. */
const apiServer: readonly string[] = ['k8sServiceHost', 'k8sServicePort'];

/** Translates values for a target. Never throws for what the user wrote. */
export async function translate(input: TranslateInput, options: TranslateOptions): Promise<Translated> {
  const merged = merge(input);
  const resolved = await resolveTarget(requestFor(input, options.target), options.catalog);
  const findings: Finding[] = [...merged.findings, ...resolved.findings];
  if (!resolved.target || merged.findings.length > 0) return { findings, valid: false };
  const target: Target = options.helm
    ? { ...resolved.target, release: undefined }
    : await withNamesakes(resolved.target, options.catalog);
  if (options.customCni) append(findings, customCniObstacles(resolved.target));
  append(findings, otherVersion(input, target));

  const at = merged.locate;
  const { extraConfig, ...chartValues } = merged.values;
  const address = takeApiServer(chartValues, target);
  const shell = takeShellVariables(address.values);
  append(
    findings,
    [...address.findings, ...shell.findings].map((finding) => located(finding, at)),
  );
  const rewritten = await rewriteValues(shell.values, target.chart, new History(options.catalog));
  append(
    findings,
    rewritten.notes.map(({ path, now, ...note }): Finding => located({ ...note, subject: path }, at)),
  );
  // What another age's words became is where those words stand.
  const origins = new Map(rewritten.notes.flatMap(({ path, now = [] }) => now.map((to) => [to, path] as const)));
  const placeOf = (path: string): Location | undefined => at(origins.get(path) ?? path);

  const { values, findings: idle } = withoutIdle(rewritten.values, target);
  append(
    findings,
    idle.map((finding) => located(finding, at)),
  );
  const { plan, restored } = planAsHelm(planInput(values, extraConfig), target, options.features);
  append(findings, restored);
  for (const { path, ...finding } of plan.findings) {
    const place = placeOf(path[0] === 'features' ? 'kubeProxyReplacement' : joinPath(path.slice(1).map(String)));
    findings.push({ ...finding, ...(place && { location: place }) });
  }
  if (address.asked)
    append(
      findings,
      addressMissing(plan).map((finding) => located(finding, at)),
    );
  append(
    findings,
    keyMissing(plan).map((finding) => located(finding, at)),
  );
  const ways = await waysOut(plan, options.catalog);
  if (ways.length > 0)
    findings.push({ rule: 'ways-out', severity: 'info', subject: 'target', message: ways.join(' ') });
  return { plan, findings, valid: true };
}

/** Rounds in which defaults of a release give way to the chart's. */
const maximalRounds = 4;

/**
 * Plans, with the chart's own defaults in the place of a release's where Cilium refuses what the release has and takes
 * what plain Helm would have.
 */
function planAsHelm(
  input: PlanInput,
  target: Target,
  features: readonly AnyFeature[],
): { plan: Plan; restored: Finding[] } {
  const { chart, release } = target;
  const helm = release && makePlan(input, { ...target, release: undefined }, features);
  const restored: Finding[] = [];
  let { values } = input;
  let plan = makePlan(input, target, features);
  for (let round = 0; helm && round < maximalRounds; round++) {
    const broken = violated(plan).filter((rule) => !violated(helm).includes(rule));
    const reads = new Set(
      features.flatMap(({ id, constraints }) =>
        constraints.flatMap((constraint) => (broken.includes(`${id}/${constraint.id}`) ? constraint.reads : [])),
      ),
    );
    const [path] = [...reads].flatMap((option) => defaultBehind(option, chart, values, helm.options, plan.options));
    if (path === undefined) break;
    const preset = chart.value(path)?.default ?? null;
    values = structuredClone(values);
    setPath(values, path, preset);
    const next = makePlan({ ...input, values }, target, features);
    if (violated(next).length >= violated(plan).length) break;
    plan = next;
    restored.push({
      rule: 'chart-default',
      severity: 'info',
      subject: path,
      message: `${path} is ${JSON.stringify(preset)} in the chart of Cilium ${chart.version}, and Cilium refuses what Kubespray ${release.facts.release} has in its place beside the other values (${broken.join(', ')}): it is set as well.`,
    });
  }
  return { plan, restored };
}

/** The constraints that a plan breaks. */
function violated({ findings }: Plan): string[] {
  return findings.flatMap(({ rule, severity }) => (severity === 'error' && rule.includes('/') ? [rule] : []));
}

/** The Helm value that nobody gave, behind an option that the release has otherwise than the chart. */
function defaultBehind(option: string, chart: Chart, values: ValueTree, helm: Options, plan: Options): string[] {
  if (helm.get(option) === plan.get(option)) return [];
  const sources = (chart.options().get(option)?.table ?? []).flatMap(({ then }) => passedOn(then));
  return sources.filter((path) => chart.value(path)?.default !== undefined && getPath(values, path) === undefined);
}

function located(finding: Finding, at: (path: string) => Location | undefined): Finding {
  const location = at(finding.subject);
  return location ? { ...finding, location } : finding;
}

/** All values as Helm merges them, and where each was said last. */
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
      applySet(flag, values);
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

/** Where nothing names a target, the command line's version does. */
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
      message: `The command is for Cilium ${version.text}; it is translated for the target's, ${target.cilium}.`,
      ...(version.location && { location: version.location }),
    },
  ];
}

/**
 * The API server's address. Kubespray's releases give Cilium the one that Kubespray itself uses, so the one of a copied
 * command is left out where it is a shell variable, or where the release has no carrier for it.
 */
function takeApiServer(
  values: ValueTree,
  { release }: Target,
): { values: ValueTree; findings: Finding[]; asked: boolean } {
  const given = apiServer.filter((path) => values[path] !== undefined && values[path] !== null);
  if (!release || given.length === 0) return { values, findings: [], asked: false };
  const variable = given.some((path) => isLeftOpen(String(values[path])));
  if (!variable && release.facts.carriers.extraValues) return { values, findings: [], asked: false };
  const rest = given.reduce(removePath, values);
  const message = variable
    ? `Kubespray ${release.facts.release} gives Cilium the address of the API server by itself, without ${given.join(' and ')}.`
    : `Kubespray ${release.facts.release} gives Cilium the address of the API server that Kubespray itself uses, and takes no other, so this leaves out ${given.join(' and ')}. Name a load balancer in loadbalancer_apiserver.`;
  const finding: Finding = {
    rule: 'api-server-address',
    severity: variable ? 'info' : 'warning',
    subject: given[0] ?? '',
    message,
  };
  return { values: rest, findings: [finding], asked: true };
}

/** True for a shell's variable, and for a word of a guide that stands for the reader's own: `API_SERVER_IP`. */
function isLeftOpen(text: string): boolean {
  return variablesIn(text).length > 0 || /^(<.*>|[A-Z]+(_[A-Z]+)+)$/.test(text);
}

/** With IPsec every release of Kubespray asks for the key, which no Helm value holds. Source: its tasks/check.yml. */
function keyMissing({ target, options }: Plan): Finding[] {
  const ipsec = options.get('enable-ipsec');
  if (!target.release || typeof ipsec !== 'string' || parseBoolean(ipsec) !== true) return [];
  return [
    {
      rule: 'secret-needed',
      severity: 'warning',
      subject: 'cilium_ipsec_key',
      message: `Kubespray ${target.release.facts.release} does not run with IPsec until cilium_ipsec_key is set. It makes the secret of it that Helm expects to be there: keep the key in a vault.`,
    },
  ];
}

/** An error if the address was left out and the release does not give it to agent and operator after all. */
function addressMissing(plan: Plan): Finding[] {
  const { release, chart } = plan.target;
  if (!release) return [];
  const { facts } = predict(release, chart, layered(plan.base, emittedVariables(plan)));
  if (facts.get('agentApiServer') !== false && facts.get('operatorApiServer') !== false) return [];
  return [
    {
      rule: 'api-server-address',
      severity: 'error',
      subject: 'k8sServiceHost',
      message: `Kubespray ${release.facts.release} gives Cilium the address of the API server only with full kube-proxy replacement. Add --set kubeProxyReplacement=true, or leave the address out.`,
    },
  ];
}

/** Values that hang on the shell are nobody's here: an error each. */
function takeShellVariables(values: ValueTree): { values: ValueTree; findings: Finding[] } {
  const findings: Finding[] = [];
  let rest = values;
  for (const [path, value] of leaves(values)) {
    const names = [...variablesIn(path), ...variablesInside(value)];
    if (names.length === 0) continue;
    rest = removePath(rest, path);
    const shown = names.map((name) => `$${name}`).join(' and ');
    findings.push({
      rule: 'unresolved-value',
      severity: 'error',
      subject: readable(path),
      message: `${readable(path)} hangs on ${shown}, which only the shell knows. Write the value itself, or put ${names[0]?.startsWith('(') ? 'it' : `${names[0]}=...`} in front of the command.`,
    });
  }
  return { values: rest, findings };
}

/**
 * Values that move agent options, but none beside the others here. Helm takes them and does nothing; a release without a
 * carrier for Helm values need not carry them.
 */
function withoutIdle(values: ValueTree, { release, chart }: Target): { values: ValueTree; findings: Finding[] } {
  if (!release || release.facts.carriers.extraValues) return { values, findings: [] };
  const settings = [...valueLeaves(chart, values)].flatMap(([helm, partly]): Setting[] => {
    const value = known(partly);
    return value === undefined ? [] : [{ feature: 'values', helm, value, kind: 'asked', path: [] }];
  });
  const busy = new Set(optionGoals(chart, settings).flatMap((goal) => goal.settings));
  const idle = settings.filter(
    (setting) => !busy.has(setting) && setting.helm !== undefined && chart.value(setting.helm)?.effect === 'options',
  );
  return {
    values: idle.reduce((rest, { helm = '' }) => removePath(rest, helm), values),
    findings: idle.map(({ helm = '', value }) => ({
      rule: 'no-effect',
      severity: 'info',
      subject: helm,
      message: `${helm}=${shownJson(helm, value)} changes nothing in Cilium ${chart.version} beside the other values.`,
    })),
  };
}

function variablesInside(value: PartlyKnown): string[] {
  if (typeof value === 'string') return variablesIn(value);
  if (Array.isArray(value)) return value.flatMap(variablesInside);
  return isMap(value) ? Object.values(value).flatMap(variablesInside) : [];
}

/**
 * Full kube-proxy replacement becomes the feature of that name, which knows what else a cluster without kube-proxy needs;
 * everything else stays as it was said. `extraConfig` is agent options.
 */
function planInput(values: ValueTree, extraConfig: PartlyKnown | undefined): PlanInput {
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

/** True if there is nothing to translate. */
export function isEmpty({ files, flags }: TranslateInput): boolean {
  return flags.length === 0 && files.every(({ values }) => Object.keys(values).length === 0);
}
