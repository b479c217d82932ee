/**
 * The settings without which nothing can be measured: a release may stop every Cilium user who sets nothing. Values
 * that pass are found by trying, and are facts about the release.
 */
import type { Json } from '../../../src/core/json.ts';
import type { FailedCheck, Kubespray, KubesprayRender, NotMeasured } from '../ansible/ansible.ts';
import type { Assignment } from '../probe.ts';
import { candidatesFor } from './inputs.ts';

export interface Requirement {
  variable: string;
  value: Json;
}

export interface Baseline {
  /** The release with its requirements set, unless an assignment sets them. */
  kubespray: Kubespray;
  requires: Requirement[];
  /** Checks that no tried value passes; they are left out of every answer. */
  notMeasured: NotMeasured[];
}

/** Maximal number of assignments to try. */
const mostTries = 6000;
/** Maximal number of variables that are set together. */
const mostVariables = 3;
/** Variables that would pass the checks by not installing Cilium, or by disabling the checks. */
const evasive = /^(kube_network_plugin|cilium_deploy_additionally|cilium_version|ignore_assert_errors)$/;

/** Finds the settings with which a play with Cilium passes, by trying. */
export async function findBaseline(kubespray: Kubespray): Promise<Baseline> {
  const found: Record<string, Json> = {};
  for (const name of kubespray.needed) Object.assign(found, await firstThatRenders(kubespray, found, name));
  const [bare] = await kubespray.render([found]);
  const failing = bare?.assertions ?? [];
  if (failing.length === 0 && kubespray.needed.length === 0) return { kubespray, requires: [], notMeasured: [] };
  for (const check of failing) {
    if (!(await stillFails(kubespray, found, check))) continue;
    Object.assign(found, await wayThrough(kubespray, found, check));
  }
  const [rest] = await kubespray.render([found]);
  const ignored = new Set((rest?.assertions ?? []).map(keyOf));
  return {
    kubespray: withBase(kubespray, found, ignored),
    requires: Object.entries(found).map(([variable, value]) => ({ variable, value })),
    notMeasured: (rest?.assertions ?? []).map(({ file, that }) => ({
      file,
      reason: `no value that was tried gets through its check "${shorten(that)}", so the check was left out`,
    })),
  };
}

/** Values of every type, for a variable about which nothing is known. */
const kinds: readonly Json[] = ['alpha', true, 7, ['alpha'], [{ name: 'alpha' }], { alpha: 'beta' }];

/** The first value of a variable with which everything renders; empty if no tried value does. */
async function firstThatRenders(kubespray: Kubespray, set: Assignment, name: string): Promise<Assignment> {
  const renders = await kubespray.render(kinds.map((value) => ({ ...set, [name]: value })));
  const at = renders.findIndex(({ error, typeErrors }) => error === undefined && !typeErrors?.length);
  return at < 0 ? {} : { [name]: kinds[at] as Json };
}

/** A release with its requirements set, for the measurement. */
function withBase(kubespray: Kubespray, base: Assignment, ignored: ReadonlySet<string> = new Set()): Kubespray {
  const strip = (render: KubesprayRender): KubesprayRender =>
    ignored.size === 0
      ? render
      : { ...render, assertions: render.assertions.filter((check) => !ignored.has(keyOf(check))) };
  return {
    ...kubespray,
    render: async (batch, options) =>
      (
        await kubespray.render(
          batch.map((set) => ({ ...base, ...set })),
          options,
        )
      ).map(strip),
  };
}

function keyOf({ file, that }: FailedCheck): string {
  return `${file} ${that}`;
}

async function stillFails(kubespray: Kubespray, set: Assignment, check: FailedCheck): Promise<boolean> {
  const [render] = await kubespray.render([set]);
  return render?.assertions.some((other) => keyOf(other) === keyOf(check)) ?? false;
}

/** The smallest assignment that passes a check and stops nothing else; empty if none was found. */
async function wayThrough(kubespray: Kubespray, set: Assignment, check: FailedCheck): Promise<Assignment> {
  for (const text of [check.that, [check.that, ...check.when].join(' ')]) {
    const variables = namesIn(text, kubespray).map((name) => ({ name, values: valuesFor(name, text, kubespray) }));
    let tries = 0;
    for (let size = 1; size <= Math.min(mostVariables, variables.length); size++) {
      for (const group of groups(variables, size)) {
        const assignments = products(group).slice(0, mostTries - tries);
        tries += assignments.length;
        const passing = await firstThrough(kubespray, set, check, assignments);
        if (passing) return passing;
      }
    }
  }
  return {};
}

async function firstThrough(
  kubespray: Kubespray,
  set: Assignment,
  check: FailedCheck,
  assignments: readonly Assignment[],
): Promise<Assignment | undefined> {
  const [before] = await kubespray.render([set]);
  const known = new Set(before?.assertions.map(keyOf));
  for (let start = 0; start < assignments.length; start += 200) {
    const some = assignments.slice(start, start + 200);
    const renders = await kubespray.render(some.map((assignment) => ({ ...set, ...assignment })));
    const at = renders.findIndex(
      ({ error, assertions, typeErrors }) =>
        error === undefined &&
        !typeErrors?.length &&
        assertions.every((other) => keyOf(other) !== keyOf(check) && known.has(keyOf(other))),
    );
    if (at >= 0) return some[at];
  }
  return undefined;
}

/**
 * Variables that a condition names: first those that it compares, then those that only defaults of other variables
 * name.
 */
function namesIn(text: string, kubespray: Kubespray): string[] {
  const bare = text.replace(/'[^']*'|"[^"]*"/g, ' ');
  const direct = [...new Set(bare.match(/\b[a-z_]\w*\b/g) ?? [])];
  const isVariable = (name: string) =>
    !evasive.test(name) && (name in kubespray.defaults || /^(cilium|kube|kubeadm)_/.test(name));
  const through = direct.flatMap((name) => {
    const written = kubespray.defaults[name];
    return typeof written === 'string' && written.includes('{{') ? (written.match(/\b[a-z_]\w*\b/g) ?? []) : [];
  });
  return [...new Set([...direct, ...through])].filter(isVariable);
}

/** Values that the condition itself names, then those that the probe tries anyway. */
function valuesFor(name: string, text: string, kubespray: Kubespray): Json[] {
  const own = kubespray.values[name] ?? kubespray.defaults[name];
  const words = [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, one, other]) => one ?? other ?? '');
  const numbers = [...text.matchAll(/(?<![\w.])\d+(?![\w.])/g)].flatMap(([number]) => {
    const value = Number(number);
    return [value, value + 1, value - 1];
  });
  const isNumeric = typeof own === 'number' || (typeof own === 'string' && /^\d+$/.test(own));
  const named: Json[] = isNumeric ? [...numbers, ...words] : [...words, ...numbers];
  const all = [...named, true, false, ...candidatesFor(name, own, own, [], kubespray.newNames)];
  return all.filter(
    (value, index) =>
      JSON.stringify(value) !== JSON.stringify(own) &&
      all.findIndex((other) => JSON.stringify(other) === JSON.stringify(value)) === index,
  );
}

interface Choice {
  name: string;
  values: readonly Json[];
}

function groups(choices: readonly Choice[], size: number): Choice[][] {
  if (size === 0) return [[]];
  return choices.flatMap((choice, index) =>
    groups(choices.slice(index + 1), size - 1).map((rest) => [choice, ...rest]),
  );
}

function products([first, ...rest]: readonly Choice[]): Assignment[] {
  if (!first) return [{}];
  return first.values.flatMap((value) => products(rest).map((others) => ({ [first.name]: value, ...others })));
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}
