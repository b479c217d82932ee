/** The way from one configuration to another: what changes, and what each change takes, in order. */
import type { Catalog } from '../../catalog/catalog.ts';
import { OptionsView } from '../../core/options.ts';
import { layered } from '../../plan/carriers.ts';
import { emittedVariables } from '../../plan/plan.ts';
import type { Variables } from '../../predict/kubespray.ts';
import { transitions } from '../../transitions/rules/registry.ts';
import { stopsOf } from '../../transitions/stops.ts';
import {
  type Change,
  type Check,
  type Cluster,
  type Effect,
  recreatePods,
  restartAgents,
  restartOperator,
  type Step,
  type Transition,
} from '../../transitions/transition.ts';
import type { Side } from '../diff/side.ts';

export interface Found {
  transition: Transition;
  effect: Effect;
}

/** All transitions together, phase by phase. */
export interface Way {
  before: End;
  after: End;
  found: Found[];
  prepare: Step[];
  /** The command line of the playbook; undefined where Kubespray installs nothing. */
  playbook: string | undefined;
  advice: string[];
  finish: Step[];
  verify: Check[];
  back: { title: string; steps: readonly Step[] }[];
}

interface End {
  name: string;
  release: string | undefined;
  cilium: string | undefined;
}

/** The way between two sides. */
export async function wayBetween(a: Side, b: Side, catalog: Catalog): Promise<Way> {
  const [before, after] = [await clusterOf(a, catalog), await clusterOf(b, catalog)];
  const change: Change = { before, after, stops: await stopsBetween(before, after, catalog) };
  return wayOf(change, endOf(a), endOf(b));
}

function endOf({ name, release, cilium }: Side): End {
  return { name, release, cilium };
}

async function clusterOf(side: Side, catalog: Catalog): Promise<Cluster> {
  const { release, cilium, options, facts, plan, view } = side;
  const known = release === undefined ? undefined : await catalog.kubespray(release);
  return {
    release,
    installer: known?.installer,
    cilium,
    options: new OptionsView(options),
    facts,
    variables: view?.variables ?? (plan ? layered(plan.base, emittedVariables(plan)) : new Map()),
    cleansUp: known !== undefined && 'cilium_remove_old_resources' in known.variables,
  };
}

function isPinned(variables: Variables): boolean {
  return variables.has('cilium_version');
}

async function stopsBetween(before: Cluster, after: Cluster, catalog: Catalog): Promise<Change['stops']> {
  const [from, to] = [endpoint(before), endpoint(after)];
  return from && to ? stopsOf({ from, to, pinned: isPinned(before.variables) }, catalog) : [];
}

function endpoint({ release, cilium }: Cluster): { release: string; cilium: string } | undefined {
  return release === undefined || cilium === undefined || release === 'master' ? undefined : { release, cilium };
}

/** Puts the effects of all transitions together. */
function wayOf(change: Change, before: End, after: End): Way {
  const found = transitions.flatMap((transition): Found[] => {
    const effect = transition.look(change);
    return effect ? [{ transition, effect }] : [];
  });
  const effects = found.map(({ effect }) => effect);
  return {
    before,
    after,
    found,
    prepare: once(effects.flatMap((effect) => effect.before ?? [])),
    playbook: found.length === 0 ? undefined : playbookOf(change),
    advice: [...new Set(effects.flatMap((effect) => effect.play ?? []))],
    finish: inOrder(once(effects.flatMap((effect) => effect.after ?? []))),
    verify: once(effects.flatMap((effect) => effect.verify ?? [])),
    back: found.map(({ transition, effect }) => ({ title: transition.title, steps: effect.back })),
  };
}

/** Only a new release drains nodes. */
function playbookOf({ before, after }: Change): string | undefined {
  if (after.release === undefined) return undefined;
  const isNew = before.release !== undefined && before.release !== after.release;
  return `ansible-playbook -i INVENTORY -b ${isNew ? 'upgrade-cluster.yml' : 'cluster.yml'}`;
}

function once<T extends { text: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.text, item])).values()];
}

const rank = new Map([restartOperator, restartAgents, recreatePods].map((step, index) => [step.text, index + 1]));
const together = /^Restart the agents of all nodes together/;

/** What is particular first, then operator, agents and pods; agents do not restart one by one where they have to together. */
function inOrder(steps: readonly Step[]): Step[] {
  const all = steps.some(({ text }) => together.test(text));
  const order = ({ text }: Step): number => (together.test(text) ? 2 : (rank.get(text) ?? 0));
  return steps.filter((step) => !(all && step.text === restartAgents.text)).sort((a, b) => order(a) - order(b));
}
