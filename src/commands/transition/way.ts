/** The way from one configuration to another: what changes, and what each change takes, in order. */
import { type Catalog, carrierVariable } from '../../catalog/catalog.ts';
import { bareView } from '../../cluster/bare-view.ts';
import { OptionsView } from '../../core/options.ts';
import { layered } from '../../plan/carriers.ts';
import { emittedVariables } from '../../plan/plan.ts';
import type { Variables } from '../../predict/kubespray.ts';
import { transitions } from '../../transitions/rules/registry.ts';
import { wayBackOf } from '../../transitions/rules/stale-values.ts';
import { stopsOf } from '../../transitions/stops.ts';
import {
  type Change,
  type Cluster,
  type Effect,
  recreatePods,
  restartAgents,
  restartOperator,
  type Step,
} from '../../transitions/transition.ts';
import type { Side } from '../diff/side.ts';
import { leftValues } from './left-values.ts';
import type { End, Found, Placed, Way } from './way-types.ts';

/** The way between two sides. */
export async function wayBetween(a: Side, b: Side, catalog: Catalog): Promise<Way> {
  const [before, after] = [await clusterOf(a, catalog), await clusterOf(b, catalog)];
  const change: Change = {
    before,
    after,
    stops: await stopsBetween(before, after, catalog),
    ignored: await ignoredOptions(b, catalog),
    left: leftValues(a, b, b.chart),
    added: leftValues(b, a, a.chart),
  };
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
    resetFlag: known?.carriers.installFlags ? carrierVariable(known, 'installFlags') : undefined,
  };
}

/** Options that an inventory adds to those of its release, and that no program of its Cilium lists. */
async function ignoredOptions({ view, cilium }: Side, catalog: Catalog): Promise<string[]> {
  if (!view || cilium === undefined) return [];
  const listed = await catalog.listedOptions(cilium);
  if (!listed) return [];
  const own = bareView(view.target, new Map()).prediction.options;
  const isKnown = (option: string): boolean => {
    const { before, after } = listed.elsewhere(option);
    return before !== undefined || after !== undefined;
  };
  return [...view.prediction.options.keys()].filter(
    (option) => !own.has(option) && listed.get(option) === undefined && isKnown(option),
  );
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
  /** A part of all effects with the changes that each item is for; what several need is there once. */
  const all = <T extends { text: string }>(part: (effect: Effect) => readonly T[] | undefined): (T & Placed)[] =>
    once(
      found.flatMap(({ transition, effect }) => (part(effect) ?? []).map((item) => ({ ...item, of: [transition.id] }))),
    );
  return {
    before,
    after,
    found,
    prepare: all((effect) => effect.before),
    playbook: found.length === 0 ? undefined : playbookOf(change),
    advice: all((effect) => effect.play?.map((text) => ({ text }))),
    finish: inOrder(all((effect) => effect.after)),
    verify: all((effect) => effect.verify),
    back: [
      ...found.map(({ transition, effect }) => ({ title: transition.title, steps: effect.back })),
      ...(change.added.length > 0
        ? [{ title: 'Helm values that stay on the way back', steps: wayBackOf(change) }]
        : []),
    ],
  };
}

/** Only a new release drains nodes. */
function playbookOf({ before, after }: Change): string | undefined {
  if (after.release === undefined) return undefined;
  const isNew = before.release !== undefined && before.release !== after.release;
  return `ansible-playbook -i INVENTORY -b ${isNew ? 'upgrade-cluster.yml' : 'cluster.yml'}`;
}

function once<T extends { text: string } & Placed>(items: readonly T[]): T[] {
  const found = new Map<string, T>();
  for (const item of items) {
    const there = found.get(item.text);
    if (there) there.of.push(...item.of.filter((id) => !there.of.includes(id)));
    else found.set(item.text, item);
  }
  return [...found.values()];
}

const rank = new Map([restartOperator, restartAgents, recreatePods].map((step, index) => [step.text, index + 1]));
const together = /^Restart the agents of all nodes together/;

/** What is particular first, then operator, agents and pods; agents do not restart one by one where they have to together. */
function inOrder<T extends Step>(steps: readonly T[]): T[] {
  const all = steps.some(({ text }) => together.test(text));
  const order = ({ text }: T): number => (together.test(text) ? 2 : (rank.get(text) ?? 0));
  return steps.filter((step) => !(all && step.text === restartAgents.text)).sort((a, b) => order(a) - order(b));
}
