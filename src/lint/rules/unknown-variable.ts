import { sameJson } from '../../catalog/table.ts';
import type { History } from '../../cluster/across-releases.ts';
import { carrierNames } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { sameToAgent } from '../../core/agent-value.ts';
import type { Severity } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { unknown } from '../../core/options.ts';
import { suggest } from '../../core/similar-name.ts';
import { slipOf } from '../../core/slip.ts';
import { toText } from '../../core/text.ts';
import { getPath, known, type PartlyKnown } from '../../core/value-tree.ts';
import { list, stretches } from '../../core/wording.ts';
import type { Inventory } from '../../formats/ansible/inventory.ts';
import { variableInputs } from '../../predict/kubespray.ts';
import { outcomeOf } from '../lost-wish.ts';
import { adviseLine, lineFor, lineForValue, optionByMeaning, sameMeaning, valueByMeaning } from '../meaning.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'unknown-variable',
  severity: 'error',
  symptoms: ['setting-lost'],
  title: 'Unknown cilium_* variable',
  why: 'Ansible accepts any variable, but only variables that a template or a task reads have an effect. The finding is an error if the cluster does not get the setting, and info if another setting already gives it. It is a warning if the name resembles no name of Cilium or Kubespray, since the variable may be your own.',
  fix: 'Use the name that this release has. If the variable is your own, refer to it from another variable: this rule then does not report it.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'cilium_hubble_enabled: true\n', lines: [1] }],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_enable_hubble: true\n' },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_site_mode: snat\ncilium_loadbalancer_mode: "{{ cilium_site_mode }}"\n',
      },
    ],
  },
  async check({ view, history, report }) {
    if (view.installer === 'custom-cni') return;
    const { facts } = view.release;
    for (const { name, value, location } of view.ciliumDefinitions()) {
      if (Object.hasOwn(facts.variables, name) || carrierNames.some((carrier) => carrier === name)) continue;
      if (isUsedByTemplates(view, name) || isRead(view, name)) continue;
      const { releases: elsewhere, defaults } = await history.lifeOfVariable(name);
      const unread = `Kubespray ${facts.release} has no variable ${name}, so it has no effect.`;
      if (elsewhere.length > 0) {
        const names = stretches(elsewhere, await history.releaseNames()).split(', ');
        const where = ` It exists in ${list(names)}.`;
        const outcome = isTheirDefault(defaults, value)
          ? { severity: 'info' as const, message: '' }
          : await outcomeOf(view, history, name, undefined);
        report({
          subject: name,
          at: location,
          severity: outcome.severity,
          message: `${unread}${where} ${outcome.message}`.trimEnd(),
        });
        continue;
      }
      const { severity, advice } = await meant(view, history, name, known(value));
      report({ subject: name, at: location, severity, message: unread + advice });
    }
  },
});

/** True for a variable that no file declares, but that tasks or templates of the release read. */
function isRead({ target: { play } }: ScopeView, name: string): boolean {
  const state = play && Object.hasOwn(play.variables, name) ? play.variables[name]?.state : undefined;
  return state === 'moves' || state === 'check' || state === 'read';
}

interface Meant {
  severity: Severity;
  advice: string;
}

/** What a name that no release has was intended for, and whether the cluster has that anyway. */
async function meant(view: ScopeView, history: History, name: string, value: Json | undefined): Promise<Meant> {
  const { variables } = view.release.facts;
  const living = Object.keys(variables).filter((other) => other.startsWith('cilium_') && !variables[other]?.dead);
  const same = sameMeaning(name, living);
  if (same !== undefined) return asVariable(view, same, value);
  const found = value === undefined ? undefined : await asSetting(view, history, name, value);
  if (found) return found;
  const slip = slipOf(name, living);
  if (slip !== undefined) return { severity: 'error', advice: suggest(slip) };
  // It may belong to a role of the user. If it is built from other variables, that is almost certain.
  return { severity: value === undefined ? 'info' : 'warning', advice: '' };
}

/** Handles a name for an agent option, of this version or another, or for a Helm value. */
async function asSetting(view: ScopeView, history: History, name: string, value: Json): Promise<Meant | undefined> {
  const path = view.prediction.values ? valueByMeaning(view, name) : undefined;
  const option = optionByMeaning(view, name) ?? (await history.optionMeant(name, sameMeaning, view.target.chart));
  return (
    (path === undefined ? undefined : alreadyThere(view, path, value)) ??
    (option === undefined ? undefined : await leftOff(view, history, option, value)) ??
    (option === undefined ? undefined : asOption(view, option, value)) ??
    (path === undefined ? undefined : asValue(view, path, value))
  );
}

/** Handles a name that means a variable of the release. */
function asVariable(view: ScopeView, variable: string, value: Json | undefined): Meant {
  const actual = variableInputs(view.release, view.variables).get(variable);
  const isSame = value !== undefined && actual !== undefined && actual !== unknown && sameText(actual, value);
  if (isSame) return { severity: 'info', advice: ` ${variable} is ${JSON.stringify(actual)} anyway.` };
  // A default can be a template, as for `cilium_enable_hubble_ui`.
  return typeof value === 'boolean' && actual === undefined && isSwitchedAlready(view, variable, value)
    ? { severity: 'info', advice: ` ${variable} is ${value} anyway.` }
    : { severity: 'error', advice: suggest(variable) };
}

/** True if a switch already has the given value by default: only its opposite would change something. */
function isSwitchedAlready(view: ScopeView, variable: string, value: boolean): boolean {
  const gets = (switched: boolean | undefined): string => {
    const { options, values, facts } =
      switched === undefined ? view.prediction : view.with(new Map([[variable, switched]])).prediction;
    return JSON.stringify([[...options], values, [...facts]]);
  };
  const now = gets(undefined);
  return gets(value) === now && gets(!value) !== now;
}

/** Handles a switch that should be off, that nothing writes, and that is off by default in the agent. */
async function leftOff(view: ScopeView, history: History, option: string, value: Json): Promise<Meant | undefined> {
  if (toText(value).toLowerCase() !== 'false' || view.prediction.options.has(option)) return undefined;
  const listed = (await history.listedOptions(view.target.cilium))?.get(option);
  if (listed === undefined || (listed.default ?? 'false') !== 'false') return undefined;
  return { severity: 'info', advice: ` The agent leaves ${option} off anyway.` };
}

/** Handles a name that means an agent option. */
function asOption(view: ScopeView, option: string, value: Json): Meant {
  const actual = view.prediction.options.get(option);
  if (typeof actual === 'string' && sameToAgent(option, actual, toText(value), view.target.cilium)) {
    return { severity: 'info', advice: ` The cluster gets ${option} ${JSON.stringify(actual)} anyway.` };
  }
  const line = lineFor(view, option, value);
  return { severity: 'error', advice: line ? ` ${adviseLine(line)}` : '' };
}

/** Handles a name that means a Helm value, if the chart gets this value anyway. */
function alreadyThere(view: ScopeView, path: string, value: Json): Meant | undefined {
  const actual = known(getPath(view.prediction.values ?? {}, path)) ?? view.target.chart.value(path)?.default;
  if (actual === undefined || !sameText(actual, value)) return undefined;
  return { severity: 'info', advice: ` The chart gets ${path} ${JSON.stringify(actual)} anyway.` };
}

/** Handles a name that means a Helm value. */
function asValue(view: ScopeView, path: string, value: Json): Meant {
  const line = lineForValue(view, path, value);
  return { severity: 'error', advice: line ? ` ${adviseLine(line)}` : '' };
}

/** True if Ansible treats two values as the same: `"true"` and true. */
function sameText(one: Json, other: Json): boolean {
  return toText(one).toLowerCase() === toText(other).toLowerCase();
}

/** True if the value is the default of every release that has the variable. */
function isTheirDefault(defaults: readonly (Json | undefined)[], value: PartlyKnown): boolean {
  const said = known(value);
  return said !== undefined && defaults.length > 0 && defaults.every((preset) => sameJson(preset, said));
}

/** Names that templates in an inventory's files refer to. Cached, because every unknown variable needs them. */
const referencesOf = new WeakMap<Inventory, ReadonlySet<string>>();

/** True if a template in one of the files refers to the variable, so that it is used. */
function isUsedByTemplates({ inventory }: ScopeView, name: string): boolean {
  let references = referencesOf.get(inventory);
  if (references === undefined) {
    const texts = [...inventory.sources.values()].map(({ text }) => text);
    references = new Set(texts.flatMap((text) => [...ciliumWordsInTemplates(text)]));
    referencesOf.set(inventory, references);
  }
  return references.has(name);
}

/** Cilium's names after the first opening bracket of a template on each line. */
function* ciliumWordsInTemplates(text: string): Generator<string> {
  const word = /\bcilium\w*/g;
  for (const line of text.split('\n')) {
    const opener = line.search(/\{[{%]/);
    if (opener < 0) continue;
    for (const [found] of line.slice(opener).matchAll(word)) yield found;
  }
}
