import type { PlayStop } from '../../catalog/play.ts';
import type { Origin, ScopeView } from '../../cluster/scope-view.ts';
import { cleanVersion } from '../../cluster/target/release-choice.ts';
import type { Json } from '../../core/json.ts';
import { shownJson } from '../../core/secrets.ts';
import { known } from '../../core/value-tree.ts';
import { compare } from '../../core/versions.ts';
import { list } from '../../core/wording.ts';
import { playInputs, stops } from '../../predict/play.ts';
import { isReadable, isRefusedAlone } from '../readable-stops.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'stops-the-play',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'Combination of variables that stops the playbook',
  why: 'Kubespray checks variables in several roles, and some templates fail for some values. The playbook then stops before Cilium is installed. Some checks read several variables.',
  fix: 'Change one of the variables that the message names.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/validate_inventory',
  examples: {
    bad: [
      {
        kubespray: 'v2.27.1',
        groupVars: 'kube_network_plugin: cilium\ncilium_ipsec_enabled: true\ncilium_encryption_type: wireguard\n',
        lines: [2],
      },
    ],
    good: [
      {
        kubespray: 'v2.27.1',
        groupVars: 'kube_network_plugin: cilium\ncilium_encryption_enabled: true\ncilium_encryption_type: wireguard\n',
      },
    ],
  },
  check({ view, report }) {
    const { play, kernel } = view.target;
    if (view.installer !== 'role') return;
    const nodes = new Map<string, Json>(kernel === undefined ? [] : [['ansible_kernel', kernel]]);
    const inputs = playInputs(play, view.played, nodes);
    const told = new Set<string>();
    for (const stop of play.stops) {
      // Other rules report missing and removed variables, and single values that are rejected.
      if (stop.always || isAboutMissing(stop) || isAboutName(stop, play.removed)) continue;
      if (isBelowMinimum(view) && isAboutName(stop, ['cilium_version'])) continue;
      if (!isReadable(stop) || !stops(stop, inputs)) continue;
      const origin = originOf(view, stop);
      const where = `${stop.file} ${stop.task ?? ''}`;
      if (!origin || told.has(where)) continue;
      told.add(where);
      report({ subject: origin.name, at: origin.at, message: describe(view, stop, nodes) });
    }
  },
});

function isAboutMissing({ when }: PlayStop): boolean {
  return Object.values(when).some((condition) => 'unset' in condition && condition.unset);
}

/** True for a Cilium version that `cilium-version-unsupported` reports. */
function isBelowMinimum({ target: { cilium }, release }: ScopeView): boolean {
  const { minimum } = release.facts.cilium;
  return minimum !== undefined && compare(cilium, `${cleanVersion(minimum)}`) < 0;
}

/** True if the stop is about nothing but variables of these names. */
function isAboutName({ when }: PlayStop, names: readonly string[]): boolean {
  return Object.keys(when).every((name) => names.includes(name));
}

/** The user's setting that the stop is about; undefined where another rule reports that value. */
function originOf(view: ScopeView, { when }: PlayStop): Origin | undefined {
  const origins = Object.keys(when).flatMap((name) => view.variableOrigin(name) ?? []);
  const isTold = origins.some(({ name }) => {
    const value = known(view.variables.get(name));
    return value !== undefined && isRefusedAlone(view, name, value);
  });
  return isTold ? undefined : origins[0];
}

function describe(view: ScopeView, stop: PlayStop, nodes: ReadonlyMap<string, Json>): string {
  const { file, task, kind, when } = stop;
  const settings = Object.keys(when).map((name) => {
    if (name === 'ansible_kernel') return `kernel ${view.target.kernel}`;
    const value = known(view.played.get(name));
    return value === undefined ? `${name} at its default` : `${name}: ${shownJson(name, value)}`;
  });
  const does = kind === 'check' ? 'refuses' : 'fails on';
  const what = task === undefined ? file : `the task "${task}"`;
  const ways = waysAround(view, stop, nodes);
  const change =
    ways.length > 0
      ? ways.join(', or ')
      : settings.length > 1
        ? 'change one of these variables'
        : 'change this variable';
  return `The playbook stops: in Kubespray ${view.release.facts.release}, ${what} ${does} ${list(settings, 8)}. ${change.replace(/^./, (first) => first.toUpperCase())}.`;
}

/** Changes to one of the user's variables that avoid this stop: `set a: "b"`, `remove a`. */
function waysAround(view: ScopeView, stop: PlayStop, nodes: ReadonlyMap<string, Json>): string[] {
  const isOver = ({ played }: ScopeView): boolean => !stops(stop, playInputs(view.target.play, played, nodes));
  return Object.entries(stop.when).flatMap(([name, condition]) => {
    if (!view.variables.has(name)) return [];
    const accepted = 'notIn' in condition ? condition.notIn.filter((value) => value !== null && value !== '') : [];
    const [value] = 'truthy' in condition && condition.truthy ? [false] : accepted;
    if (value !== undefined && isOver(view.with(new Map([[name, value]]))))
      return [`set ${name}: ${JSON.stringify(value)}`];
    return isOver(view.without(name)) ? [`remove ${name}`] : [];
  });
}
