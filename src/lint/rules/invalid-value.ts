import type { Chart, KubesprayRelease } from '../../catalog/catalog.ts';
import { kindOf } from '../../catalog/kind.ts';
import type { PlayStop } from '../../catalog/play.ts';
import { passedOn, sameJson } from '../../catalog/table.ts';
import type { HelmValue } from '../../catalog/types.ts';
import { refusesType, typesSince } from '../../cluster/chart-paths.ts';
import { type ScopeView, textOf, valueAt } from '../../cluster/scope-view.ts';
import { refusedText } from '../../core/accepted-texts.ts';
import { checksTypes, expectedInstead, isTextFlag } from '../../core/agent-value.ts';
import type { Location } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { unknown } from '../../core/options.ts';
import { shownJson } from '../../core/secrets.ts';
import { toText } from '../../core/text.ts';
import { getPath, known } from '../../core/value-tree.ts';
import { isIn } from '../../core/versions.ts';
import { list, listOf } from '../../core/wording.ts';
import { isRefused } from '../../plan/carriers.ts';
import { playInputs, stops } from '../../predict/play.ts';
import { type MisshapenCarrier, misshapenCarriers, misshapenItems, misshapenSections } from '../misshapen.ts';
import { isReadable, isRefusedAlone } from '../readable-stops.ts';
import { heldRefusals, refusesPath, refusesWord } from '../refusals.ts';
import { defineRule, type RuleContext } from '../rule.ts';

export default defineRule({
  id: 'invalid-value',
  severity: 'error',
  symptoms: ['agent-fails', 'play-fails'],
  title: 'Invalid value',
  why: "An invalid value fails in one of three places. Kubespray's checks and templates stop the playbook. The chart's schema and checks stop the installation. Or the agent does not start, because it cannot parse or does not accept the value.",
  fix: 'Use one of the accepted values.',
  upstream: 'https://docs.cilium.io/en/stable/cmdref/cilium-agent/',
  examples: {
    bad: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_cluster_id: 300\n', lines: [1] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_kube_proxy_replacement: strict\n', lines: [1] },
      { kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  enable-l7-proxy: "yes"\n', lines: [2] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  cluster:\n    id: seven\n', lines: [3] },
      { kubespray: 'v2.27.1', groupVars: 'cilium_config_extra_vars:\n  crd-wait-timeout: 5 minutes\n', lines: [2] },
      { kubespray: 'v2.29.0', groupVars: 'cilium_extra_values:\n  conntrackGCInterval: often\n', lines: [2] },
      { kubespray: 'v2.27.1', groupVars: 'cilium_config_extra_vars:\n  monitor-queue-size: many\n', lines: [2] },
      { kubespray: 'v2.24.3', groupVars: 'cilium_monitor_aggregation: High\n', lines: [1] },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_bpf_map_dynamic_size_ratio: 1.5\ncilium_config_extra_vars:\n  cluster-health-port: "70000"\n  node-port-range: 32767,30000\n',
        lines: [1, 3, 4],
      },
      { kubespray: 'v2.28.0', groupVars: 'cilium_ip_masq_agent_enable: true\n', lines: [1] },
      { kubespray: 'v2.24.3', groupVars: 'cilium_operator_extra_volumes: true\n', lines: [1] },
      { kubespray: 'v2.27.1', groupVars: 'cilium_config_extra_vars:\n', lines: [1] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_config_extra_vars: []\n', lines: [1] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_identity_allocation_mode: "42"\n', lines: [1] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values: ""\n', lines: [1] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  hubble:\n  operator: text\n', lines: [2, 3] },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_extra_values:\n  hubble: { relay: null }\n  extraConfig: []\n',
        lines: [2, 3],
      },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  cgroup:\n    hostRoot: null\n', lines: [3] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  nodePort: null\n', lines: [2] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  extraEnv: [HTTP_PROXY=http://proxy]\n', lines: [2] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_install_extra_flags: [--set, debug.enabled=true]\n', lines: [1] },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_cluster_id: 30\ncilium_cluster_name: paris\n' },
      { kubespray: 'v2.24.3', groupVars: 'cilium_kube_proxy_replacement: strict\n' },
      { kubespray: 'v2.27.1', groupVars: 'cilium_config_extra_vars: {}\n' },
      { kubespray: 'v2.24.3', groupVars: 'cilium_monitor_aggregation: Maximum\n' },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n' },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  hubble:\n    tls: null\n' },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_extra_values:\n  extraEnv:\n    - { name: HTTP_PROXY, value: "http://proxy" }\n',
      },
      { kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  enable-l7-proxy: "no-idea-{{ x }}"\n' },
      {
        kubespray: 'v2.27.1',
        groupVars:
          'cilium_config_extra_vars:\n  crd-wait-timeout: 1h30m\n  conntrack-gc-interval: 0s\n  monitor-queue-size: 0x100\n',
      },
    ],
  },
  async check(context) {
    const reported = new Set<string>();
    const report: typeof context.report = (problem) => {
      // The assertion, the chart and the agent may all reject the same value. One finding is enough.
      const place = `${problem.at.file}:${problem.at.line}:${problem.at.column}`;
      if (!reported.has(place)) context.report(problem);
      reported.add(place);
    };
    const { view } = context;
    for (const { name, value, at, by } of misshapenCarriers(view)) {
      report({ subject: name, at, message: sayMisshapen(view, { name, value, by }) });
    }
    for (const { path, value, at, outcome, moves } of misshapenSections(view)) {
      const shown = `${path}: ${shownJson(path, value)}`;
      if (outcome === 'refused') {
        report({
          subject: path,
          at,
          message: `The chart of Cilium ${view.target.chart.version} refuses ${shown}, so the installation fails. Write a mapping.`,
        });
      } else {
        report({ subject: path, at, severity: 'info', message: sayRemoved(path, moves) });
      }
    }
    for (const { path, at, object } of misshapenItems(view)) {
      report({
        subject: path,
        at,
        message: `Kubernetes refuses ${object}, because an element of ${path} is not a mapping. The installation fails. Write a list of mappings${path.endsWith('Env') ? ' with name and value' : ''}.`,
      });
    }
    for (const { name, value, at } of stoppingVariables(view)) {
      report({ subject: name, at, message: sayStop(view, name, value) });
    }
    for (const { path, at, value, accepted, types } of refusedValues(view)) {
      const takes = accepted ? sayAccepted(accepted) : ` Accepted: ${oneOf(types)}.`;
      report({
        subject: path,
        at,
        message: `The chart of Cilium ${view.target.chart.version} refuses ${path}: ${shownJson(path, value)}, so the installation fails.${takes}`,
      });
    }
    for (const { option, value, at, takes, stops } of await unreadableTexts(context)) {
      report({
        subject: option,
        at,
        message: `${option} must be ${takes}. ${sayUnreadable(view, option, value, stops)}`,
      });
    }
  },
});

/** Variables with a value that stops the release's playbook, or breaks its templates. */
function* stoppingVariables(view: ScopeView): Generator<{ name: string; value: Json; at: Location }> {
  const { assertions, requires = [], stops = [] } = view.release.facts;
  const forRole = new Set(requires.map(({ variable }) => variable));
  for (const name of new Set([...assertions, ...stops].map(({ variable }) => variable))) {
    const definition = view.definition(name);
    const value = known(definition?.value);
    if (!definition || value === undefined || (view.installer === 'custom-cni' && name.startsWith('cilium_'))) continue;
    if (view.installer !== 'role' && forRole.has(name)) continue;
    if (!isRefusedAlone(view, name, value) || isDoubtful(view, name, value)) continue;
    yield { name, value, at: view.variableOrigin(name)?.at ?? definition.location };
  }
}

/**
 * True for a value that broke the templates when only this variable was set, but that breaks nothing in the whole play
 * here. Then another variable was the cause.
 */
function isDoubtful(view: ScopeView, name: string, value: Json): boolean {
  const { play } = view.target;
  const { assertions, stops: seen = [] } = view.release.facts;
  if (assertions.some(({ variable }) => variable === name)) return false;
  const isTried = seen.some((stop) => stop.variable === name && stop.refused?.some((one) => sameJson(one, value)));
  const inputs = playInputs(play, view.played);
  const explains = (stop: PlayStop): boolean =>
    Object.hasOwn(stop.when, name) && isReadable(stop) && stops(stop, inputs);
  return isTried && !play.stops.some(explains);
}

function sayMisshapen(
  { release, target }: ScopeView,
  { name, value, by }: Pick<MisshapenCarrier, 'name' | 'value' | 'by'>,
): string {
  const shown = shownJson(name, value);
  const said = `${name}: ${shown}`;
  switch (by) {
    case 'templates':
      return `The templates of Kubespray ${release.facts.release} fail with ${said}, so the installation fails. Write a mapping.`;
    case 'chart':
      return `Kubespray passes ${said} to the chart of Cilium ${target.chart.version} as extraConfig, and the chart refuses it. Write a mapping.`;
    case 'helm':
      return `${said} is not a mapping, so Helm cannot use it as values and the installation fails. Write a mapping.`;
    case 'command':
      return `${name} must be a string, not a ${kindOf(value)}: Ansible writes ${shown} literally into the command. Write one string${sayFlags(value)}.`;
  }
}

/** The flags of a list as the intended string: `: "--set debug=true"`; empty if some are not plain flags. */
function sayFlags(value: Json): string {
  const isPlain = Array.isArray(value) && value.every((flag) => typeof flag === 'string' && /^[\w.=,-]+$/.test(flag));
  return isPlain ? `: "${value.join(' ')}"` : '';
}

/** The effect of null in place of a section, if the chart still renders. */
function sayRemoved(path: string, moves: readonly string[]): string {
  return moves.length > 0
    ? `${path}: null removes the chart's defaults under ${path}. This changes ${listOf(moves, 'settings', 3)}. Remove this line to keep the defaults.`
    : `${path}: null changes nothing. Remove it.`;
}

function sayStop({ release }: ScopeView, name: string, value: Json): string {
  const { facts } = release;
  const said = `${name}: ${shownJson(name, value)}`;
  const assertion = facts.assertions.find(({ variable }) => variable === name);
  const numbers = facts.stops?.find(({ variable }) => variable === name)?.numbers;
  if (assertion)
    return `Kubespray ${facts.release} refuses ${said}, and the playbook stops.${sayAccepted(numbers ?? assertion.accepted, assertion.refused)}`;
  const preset = facts.variables[name]?.default;
  const shape = Array.isArray(preset)
    ? 'a list'
    : typeof preset === 'object' && preset !== null
      ? 'a mapping'
      : undefined;
  const isShape = shape !== undefined && !kindOf(value).endsWith(shape.slice(2));
  const takes = isShape ? ` Write ${shape}.` : sayDefault(release, name, value);
  return `The templates of Kubespray ${facts.release} fail with ${said}, so the installation fails.${takes}`;
}

/** Advice to restore a variable's default, if that is a plain value that works in the templates. */
function sayDefault(release: KubesprayRelease, name: string, value: Json): string {
  const preset = release.facts.variables[name]?.default;
  const isPlain = typeof preset === 'boolean' || typeof preset === 'number' || (preset !== '' && isWord(preset));
  if (!isPlain || sameJson(preset ?? null, value) || isRefused(release, name, preset ?? null)) return ' Remove it.';
  return ` Remove it, or set it to its default, ${JSON.stringify(preset)}.`;
}

/** True for a string without an expression. */
function isWord(value: Json | undefined): value is string {
  return typeof value === 'string' && !value.includes('{{');
}

/** @param refused rejected values, which show where a range of accepted values ends */
function sayAccepted(accepted: readonly Json[], refused: readonly Json[] = []): string {
  if (accepted.length === 0) return '';
  const numbers = accepted.filter((value) => typeof value === 'number');
  if (numbers.length === accepted.length && numbers.length > 1) {
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    return refused.includes(least - 1) && refused.includes(most + 1)
      ? ` Accepted: a whole number from ${least} to ${most}.`
      : ` Accepted: ${list(numbers.map(String), 20)}.`;
  }
  // Most readers do not distinguish `true` and `"true"`.
  const words = new Set(accepted.filter((value) => value !== null && value !== '').map(String));
  return ` Accepted: ${list([...words])}.`;
}

/** Helm values, from the user's carriers or from variables, that the chart rejects whatever else is set. */
function* refusedValues(view: ScopeView): Generator<{
  path: string;
  at: ReturnType<ScopeView['valueOrigins']>[number]['at'];
  value: Json;
  accepted?: readonly Json[];
  types: readonly string[];
}> {
  const { values } = view.prediction;
  if (!values) return;
  const { chart } = view.target;
  const refusals = heldRefusals(view);
  const paths = new Set([...view.raw.values.map(({ path }) => path), ...Object.keys(view.release.band.helm ?? {})]);
  for (const path of paths) {
    if (!view.isValueTouched(path)) continue;
    const fact = chart.value(path);
    const value = known(getPath(values, path));
    if (!fact || value === undefined) continue;
    const [origin] = view.valueOrigins(path);
    if (!origin || refusals.some((refusal) => refusesPath(view, refusal, path))) continue;
    const taken = refusals.some((refusal) => refusesWord(refusal, path))
      ? { ...acceptedOf(fact, chart, path), types: fact.types.map(typeWord) }
      : takenInstead(chart, path, fact, value);
    if (taken) yield { path, at: origin.at, value, ...taken };
  }
}

/** What a chart accepts instead of a value that it rejects; undefined if it accepts the value. */
function takenInstead(
  chart: Chart,
  path: string,
  fact: HelmValue,
  value: Json,
): { accepted?: readonly Json[]; types: readonly string[] } | undefined {
  const { types, accepted } = fact;
  if (refusesType(chart, path, value)) return { types: types.map(typeWord) };
  if (isIn(chart.version, typesSince) && !takesItems(fact, value)) return { types: ['a list of strings'] };
  const isTaken = accepted?.some((word) => sameJson(word, value) || toText(word) === toText(value)) ?? true;
  return isTaken || !accepted ? undefined : { accepted, types: [] };
}

const typeWords: Readonly<Record<string, string>> = {
  null: 'no value',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  string: 'a string',
  array: 'a list',
  object: 'a mapping',
};

/** Types as alternatives, the one for nothing at the end: `a list or no value`. */
function oneOf(types: readonly string[]): string {
  const nothing = typeWord('null');
  const named = [...types.filter((type) => type !== nothing), ...types.filter((type) => type === nothing)];
  const last = named.at(-1) ?? '';
  return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} or ${last}`;
}

/** A JSON type as messages name it. */
function typeWord(type: string): string {
  return typeWords[type] ?? type;
}

/** The accepted words, from the fact or from the chart's own refusals. */
function acceptedOf(fact: HelmValue, chart: Chart, path: string): { accepted?: readonly Json[] } {
  if (fact.accepted) return { accepted: fact.accepted };
  for (const refusal of chart.refusals()) {
    const condition = refusal[path];
    if (condition && 'notIn' in condition) return { accepted: condition.notIn };
  }
  return {};
}

/**
 * False if the schema allows only strings in a list, because its default contains
 * only strings, and the value has other items.
 */
function takesItems({ default: preset }: HelmValue, value: Json): boolean {
  if (!Array.isArray(value) || !Array.isArray(preset) || preset.length === 0) return true;
  const isText = (item: Json): boolean => typeof item === 'string';
  return !preset.every(isText) || value.every(isText);
}

interface Unreadable {
  option: string;
  value: string;
  at: Location;
  takes: string;
  /** The program does not start, reads a different value, or has no use for the value. */
  stops: 'stops' | 'misread' | 'unusable';
}

function sayUnreadable(
  { target: { cilium } }: ScopeView,
  option: string,
  value: string,
  stops: Unreadable['stops'],
): string {
  const shown = shownJson(option, value);
  switch (stops) {
    case 'stops':
      return `The agent of Cilium ${cilium} does not start with ${shown}.`;
    case 'misread':
      return `The agent of Cilium ${cilium} cannot read ${shown} and uses its own default or 0.`;
    case 'unusable':
      return `Cilium ${cilium} cannot use ${shown}.`;
  }
}

/** Options of the user with a string that the flag's type does not accept, or that the programs reject. */
async function unreadableTexts({ view, history }: RuleContext): Promise<Unreadable[]> {
  const { chart, cilium } = view.target;
  const listed = await history.listedOptions(cilium);
  const isRaw = new Set(view.raw.options.map(({ option }) => option));
  const judge = (option: string, text: string): Pick<Unreadable, 'takes' | 'stops'> | undefined => {
    const type = isRaw.has(option) && isSwitch(chart, option) ? 'bool' : listed?.get(option)?.type;
    const takes = type === undefined ? undefined : expectedInstead(type, text);
    if (takes !== undefined) return { takes, stops: checksTypes(cilium) ? 'stops' : 'misread' };
    const refused = refusedText(option, text, cilium);
    return refused && { takes: refused.expected, stops: refused.stops ? 'stops' : 'unusable' };
  };
  return [...view.touchedOptions()].flatMap(([option, text]): Unreadable[] => {
    // A template does not always turn an empty value into an empty string.
    if (text === unknown || (text === '' && !isRaw.has(option)) || isTextFlag(option, cilium)) return [];
    const judged = judge(option, text);
    if (!judged) return [];
    const origins = view.origins(option);
    const origin = origins.find((one) => textOf(valueAt(one) ?? null) === text) ?? origins[0];
    return origin ? [{ option, value: text, at: origin.at, ...judged }] : [];
  });
}

/** True for an option that the chart writes only as true or false, from boolean values. */
function isSwitch(chart: Chart, option: string): boolean {
  const fact = chart.options().get(option);
  if (isTextFlag(option, chart.version)) return false;
  if (!fact || fact.partial || fact.table.length === 0) return false;
  const constants = fact.table.flatMap(({ then }) => ('literal' in then ? [then.literal] : []));
  if (!constants.every((constant) => constant === 'true' || constant === 'false')) return false;
  const copied = fact.table.flatMap(({ then }) => passedOn(then));
  return copied.every((path) => isBoolean(chart, path)) && (copied.length > 0 || constants.length > 0);
}

/** True for a Helm value that is known to accept only true and false. */
function isBoolean(chart: Chart, path: string): boolean {
  const types = chart.value(path)?.types ?? [];
  return types.includes('boolean') && types.every((type) => type === 'boolean' || type === 'null');
}
