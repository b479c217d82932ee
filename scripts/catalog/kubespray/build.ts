/**
 * Builds `catalog/kubespray/<release>.json`. Every fact was observed in the release's own role (`ansible.ts`) while one
 * variable or a few were set (`learn.ts`). The values to try are in `inputs.ts`.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { sameJson } from '../../../src/catalog/table.ts';
import type {
  Band,
  Case,
  Condition,
  FactName,
  KubesprayCatalog,
  KubesprayVariable,
  Table,
  Transform,
} from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import {
  attempt,
  flatten,
  git,
  isUnmeasured,
  type Kubespray,
  type KubesprayRender,
  type NotMeasured,
  openKubespray,
  ReleaseError,
} from '../ansible/ansible.ts';
import { formatCatalog } from '../format.ts';
import { type Learned, learn } from '../learn/learn.ts';
import type { Measurement } from '../measurement.ts';
import type { Assignment, Input, Observation, Probe } from '../probe.ts';
import { Progress } from '../progress.ts';
import { type Baseline, findBaseline } from './baseline.ts';
import { measureCarriers, usualNames } from './carriers.ts';
import { candidatesFor, isInput, neighbours, switchesFor } from './inputs.ts';
import { namedWords } from './named-words.ts';
import { withoutAcceptedValue } from './refused-variables.ts';
import { bandIntervals, type Interval } from './versions.ts';

export interface KubesprayBuildOptions extends Omit<Measurement, 'releases'> {
  /** Every final Cilium version to distinguish, oldest first. */
  ciliumVersions: readonly string[];
  /** Release tags; default: every tag from v2.16.0 on. */
  releases?: readonly string[];
}

/** How Jinja converts a variable into text, and into YAML that Helm reads. */
const transforms: Record<KubesprayCatalog['installer'], readonly Transform[]> = {
  templates: ['python', 'lower', 'capitalize', 'space', 'comma', 'lines', 'int'],
  'cilium-cli': ['json', 'yaml', 'python', 'lower', 'space', 'comma', 'lines', 'list'],
};

const factNames: readonly FactName[] = ['kubeProxyDeployed', 'agentApiServer', 'operatorApiServer'];

/** Represents a value that only the hosts of the cluster determine. */
const fromHosts = '(from the hosts)';

/** All release tags that the catalog covers, oldest first. */
export function kubesprayReleases(kubesprayRepo: string): string[] {
  return git(kubesprayRepo, 'tag', '--list', 'v2.*')
    .split('\n')
    .filter((tag) => /^v2\.\d+\.\d+$/.test(tag) && semver.gte(tag, '2.16.0'))
    .sort(semver.compare);
}

/**
 * Writes one file per release and returns what it wrote. A release whose inputs, driver and versions equal those of an
 * earlier run is read from `cacheDir`, so an interrupted run continues where it stopped.
 */
export async function buildKubespray(options: KubesprayBuildOptions): Promise<KubesprayCatalog[]> {
  const { kubesprayRepo, outDir } = options;
  const catalogs: KubesprayCatalog[] = [];
  mkdirSync(join(outDir, 'kubespray'), { recursive: true });
  for (const release of options.releases ?? kubesprayReleases(kubesprayRepo)) {
    const catalog = await attempt(release, 'the role for Cilium', options.problem, () =>
      buildRelease(release, options),
    );
    if (catalog) catalogs.push(catalog);
  }
  return catalogs;
}

async function buildRelease(release: string, options: KubesprayBuildOptions): Promise<KubesprayCatalog> {
  const { kubesprayRepo, outDir, cacheDir, log } = options;
  const started = Date.now();
  const opened = await openKubespray(
    kubesprayRepo,
    release,
    cacheDir,
    options.python ? { python: options.python } : {},
  );
  try {
    const baseline = await findBaseline(opened);
    const { kubespray } = baseline;
    const survey = await surveyRelease(kubespray);
    const kept = join(cacheDir, 'kubespray-facts', `${fingerprint(options, kubespray, survey)}.json`);
    if (!existsSync(kept)) {
      const measured = await measure(baseline, survey, options);
      mkdirSync(join(cacheDir, 'kubespray-facts'), { recursive: true });
      writeFileSync(kept, JSON.stringify(measured));
    }
    const facts = JSON.parse(readFileSync(kept, 'utf8')) as Omit<KubesprayCatalog, 'release' | 'commit'>;
    const { commit, date } = kubespray;
    const catalog: KubesprayCatalog = { release, commit, ...(release === 'master' && { date }), ...facts };
    writeFileSync(join(outDir, 'kubespray', `${release}.json`), formatCatalog(catalog));
    for (const line of facts.notMeasured ?? []) options.problem(`Kubespray ${release}: ${sentence(line)}`);
    log(
      `kubespray ${release}: ${Object.keys(catalog.variables).length} variables, ${catalog.bands.length} bands, ${Date.now() - started} ms`,
    );
    return catalog;
  } finally {
    opened.close();
  }
}

/** Something that could not be measured, as a sentence. */
function sentence({ file, task, reason }: NotMeasured): string {
  if (file === '') return `${reason}.`;
  const isPart = /left out$|counts as met$/.test(reason);
  const subject = task === undefined ? file : `the task "${task}" in ${file}`;
  return `${subject} is ${isPart ? 'measured in part' : 'not measured'}: ${reason}.`;
}

/** A first overview of a release: its variables, and which of them are read in which context. */
interface Survey {
  names: string[];
  declared: Map<string, KubesprayVariable['declared']>;
  /** Contexts from `switches` that render, with the variables that are read in them; the first is the empty one. */
  contexts: { set: Assignment; reads: Set<string> }[];
}

/** Contexts that render. For one that does not, its parts are tried: a broken template must not hide the others. */
async function renderingContexts(kubespray: Kubespray): Promise<Survey['contexts']> {
  const found: Survey['contexts'] = [];
  const tried = new Set<string>();
  let open: Assignment[] = [{}, ...switchesFor(kubespray.newNames)];
  while (open.length > 0) {
    const renders = await kubespray.render(open, { reads: true });
    const parts: Assignment[] = [];
    for (const [i, set] of open.entries()) {
      const render = renders[i] as KubesprayRender;
      const names = Object.keys(set);
      if (stops(render) === undefined) found.push({ set, reads: new Set(render.reads) });
      else if (names.length > 1) parts.push(...names.map((name) => omit(set, name)));
    }
    for (const set of open) tried.add(JSON.stringify(set));
    open = parts.filter((part, i) => {
      const text = JSON.stringify(part);
      return !tried.has(text) && parts.findIndex((other) => JSON.stringify(other) === text) === i;
    });
  }
  return found;
}

function omit(set: Assignment, name: string): Assignment {
  const { [name]: _, ...rest } = set;
  return rest;
}

async function surveyRelease(kubespray: Kubespray): Promise<Survey> {
  const contexts = await renderingContexts(kubespray);
  const declared = new Map<string, KubesprayVariable['declared']>();
  for (const { reads } of contexts) for (const name of reads) declared.set(name, 'read');
  for (const name of sampleVariables(kubespray.folder)) declared.set(name, 'sample');
  for (const name of Object.keys(kubespray.defaults)) declared.set(name, 'defaults');
  const registered = new Set(kubespray.registered);
  const names = [...declared.keys()].filter((name) => /^cilium_/.test(name) && !registered.has(name));
  return { names: names.sort(), declared, contexts };
}

/** Variables in the sample inventory, set or commented out. */
function sampleVariables(folder: string): Set<string> {
  const found = new Set<string>();
  const inventories = ['inventory/sample', 'inventory'].map((name) => join(folder, name));
  for (const file of files(inventories.find((name) => existsSync(name)) ?? inventories.join())) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/^#?\s*(cilium_\w+):/gm)) found.add(name as string);
  }
  return found;
}

/** All files below a folder; empty if the folder does not exist. */
function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Everything that the measured facts depend on: Kubespray's files and values, our scripts, the versions. */
function fingerprint(options: KubesprayBuildOptions, kubespray: Kubespray, survey: Survey): string {
  const hash = createHash('sha256');
  for (const room of ['ansible', 'kubespray', 'learn']) {
    for (const script of files(join(import.meta.dirname, '..', room))) hash.update(readFileSync(script));
  }
  const tree = (path: string) => git(options.kubesprayRepo, 'ls-tree', kubespray.commit, path);
  for (const role of [...kubespray.roles, kubespray.customCniRole]) hash.update(role ? tree(`roles/${role}`) : '');
  hash.update(kubespray.checks);
  const looked = new Set(survey.contexts.flatMap(({ reads }) => [...reads]));
  const values = [...looked, ...survey.names].sort().map((name) => [name, kubespray.defaults[name] ?? null]);
  const readElsewhere = survey.names.filter((name) => readByTasks(kubespray).has(name));
  hash.update(JSON.stringify([...kubespray.newNames]));
  hash.update(JSON.stringify([options.ciliumVersions, values, survey.names, readElsewhere]));
  return hash.digest('hex').slice(0, 32);
}

const taskReaders = new Map<string, Set<string>>();

/** Variables that tasks of the role, or any file of other roles, mention outside comments and declarations. */
function readByTasks({ folder, roles }: Kubespray): Set<string> {
  const known = taskReaders.get(folder);
  if (known) return known;
  const found = new Set<string>();
  const ownFiles = roles.flatMap((role) =>
    ['templates', 'defaults'].map((kind) => join(folder, 'roles', role, kind, '/')),
  );
  for (const file of files(join(folder, 'roles'))) {
    if (ownFiles.some((own) => file.startsWith(own))) continue;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const code = line.replace(/(^|\s)#.*/, '').replace(/^\w+:/, '');
      for (const [name] of code.matchAll(/\bcilium_\w+/g)) found.add(name);
    }
  }
  taskReaders.set(folder, found);
  return found;
}

async function measure(
  { kubespray, requires, notMeasured }: Baseline,
  survey: Survey,
  options: KubesprayBuildOptions,
): Promise<Omit<KubesprayCatalog, 'release' | 'commit'>> {
  const version = String(kubespray.values.cilium_version ?? '');
  const own = version.replace(/^v/, '');
  if (semver.valid(own) === null) {
    throw new ReleaseError(
      `Kubespray ${kubespray.release} cannot be measured: it has no default for cilium_version that is a version ("${version}").`,
    );
  }
  const prefix = version.startsWith('v') ? 'v' : '';
  const accepted = await acceptedVersions(kubespray, options.ciliumVersions, prefix, own);
  const intervals = bandIntervals(kubespray.folder, [...kubespray.roles, ...kubespray.commonRoles], accepted.versions);
  const progress = new Progress(`kubespray ${kubespray.release}`, intervals.length + 4, options.log);
  progress.step('which variables move what');
  const carriers = await measureCarriers(kubespray, survey.names);
  const inputs = (await inputsOf(kubespray, survey)).filter(({ name }) => !isCarrier(name, carriers));
  const bands = await measureBands(
    kubespray,
    intervals,
    prefix,
    inputs,
    options.log,
    progress,
    carriers.names?.extraVars ?? usualNames.extraVars,
  );
  progress.step('what its checks refuse');
  const assertions = await measureAssertions(kubespray, survey, requires);
  const required = requires.map(({ variable }) => variable);
  const variables = variablesOf(
    kubespray,
    { ...survey, names: [...new Set([...survey.names, ...required])] },
    carriers,
    bands.flatMap(({ learned }) => learned),
    new Set(required),
  );
  const unanswered = inputs.filter(({ name, accepted }) => variables[name]?.dead && accepted.length === 0);
  // A value that stops the play was read, so such a variable is not dead.
  for (const { name } of unanswered) delete variables[name]?.dead;
  const gaps = [
    ...notMeasured,
    ...(await kubespray.notMeasured()),
    ...gapsIn(bands),
    ...unanswered.map(({ name }) => withoutAcceptedValue(name)),
  ];
  return {
    installer: kubespray.installer,
    cilium: {
      default: own,
      ...(accepted.minimum === undefined ? {} : { minimum: accepted.minimum }),
      prefix,
    },
    ...(requires.length > 0 && { requires }),
    variables,
    carriers,
    assertions,
    bands: mergeBands(kubespray.installer, bands, accepted.versions),
    ...(gaps.length > 0 && { notMeasured: gaps.map(({ tool: _, ...gap }) => gap) }),
  };
}

function isCarrier(name: string, { names = {} }: KubesprayCatalog['carriers']): boolean {
  return Object.values(names).includes(name);
}

/** Outputs that depend on a filter which this Python lacks: they are left out of the tables. */
function gapsIn(bands: readonly Measured[]): NotMeasured[] {
  const names = new Set(bands.flatMap(({ unmeasured }) => [...unmeasured]));
  if (names.size === 0) return [];
  const some = [...names].sort();
  const few = some.slice(0, 8).join(', ') + (some.length > 8 ? ' and others' : '');
  return [{ file: '', reason: `these outputs are left out where their value cannot be worked out: ${few}` }];
}

/** Versions that the role's own checks accept, and the lowest of them if there is a lower limit. */
async function acceptedVersions(
  kubespray: Kubespray,
  versions: readonly string[],
  prefix: string,
  own: string,
): Promise<{ versions: string[]; minimum?: string }> {
  const all = [...new Set([...versions, own])].sort(semver.compare);
  const renders = await kubespray.render(all.map((version) => ({ cilium_version: prefix + version })));
  const passed = all.filter((version, i) => version === own || renders[i]?.assertions.length === 0);
  const [lowest] = passed;
  return { versions: passed, ...(lowest === undefined || lowest === all[0] ? {} : { minimum: lowest }) };
}

/** A default as declared; for the network plugin, the value that everyone who uses the role sets. */
function writtenDefault(kubespray: Kubespray, name: string): Json | undefined {
  return name === 'kube_network_plugin' ? 'cilium' : kubespray.defaults[name];
}

/**
 * The inputs that the learner varies. A variable is tried in its contexts if it changes nothing alone, or if it makes
 * outputs appear and disappear. Those may then depend on both.
 */
async function inputsOf(kubespray: Kubespray, survey: Survey): Promise<Variable[]> {
  const looked = new Set(survey.contexts.flatMap(({ reads }) => [...reads]));
  const names = [...new Set([...survey.names, ...[...looked].filter((name) => neighbours.test(name))])];
  const [base, ...gated] = survey.contexts;
  const [before] = await kubespray.render([{}]);
  const renders = await kubespray.render(gated.map(({ set }) => set));
  const widening = gated.filter((_, i) => outputNames(renders[i]) !== outputNames(before));
  const inputs: Variable[] = [];
  const named = namedWords(kubespray);
  /** Changes that make outputs appear and disappear: any of them may remove the effect of another variable. */
  const blockers: { name: string; set: Assignment }[] = [];
  for (const name of names.filter(isInput).sort()) {
    const written = writtenDefault(kubespray, name);
    const isExpression = typeof written === 'string' && /\{[{%]/.test(written);
    // A variable whose default is an expression is also tried with the value of that expression: set is not the same as
    // unset.
    const plain = isExpression ? undefined : written;
    const candidates = candidatesFor(
      name,
      kubespray.values[name] ?? written,
      plain,
      named.get(name),
      kubespray.newNames,
    );
    const after = await kubespray.render(candidates.map((value) => ({ [name]: value })));
    const rendered = after.filter((render) => stops(render) === undefined);
    const movesAlone = rendered.some((render) => effect(render) !== effect(before));
    const switching = new Map(
      candidates.flatMap((value, i): [string, Json][] => {
        const render = after[i] as KubesprayRender;
        const isSwitch = stops(render) === undefined && outputNames(render) !== outputNames(before);
        return isSwitch ? [[outputNames(render), value]] : [];
      }),
    );
    for (const value of switching.values()) blockers.push({ name, set: { [name]: value } });
    const contexts = !movesAlone || !base?.reads.has(name) ? gated : switching.size > 0 ? widening : [];
    inputs.push({
      name,
      ...(plain === undefined ? {} : { default: plain }),
      candidates,
      accepted: candidates.filter((_, i) => stops(after[i] as KubesprayRender) === undefined),
      gates: contexts.filter(({ reads }) => reads.has(name)).map(({ set }) => set),
    });
  }
  return inputs.map((input) => ({
    ...input,
    blockers: blockers.filter(({ name }) => name !== input.name).map(({ set }) => set),
  }));
}

/** For objects only digests are known: a variable that changes them may also change an option in another context. */
function effect(render: KubesprayRender | undefined): string {
  return JSON.stringify([render?.config, render?.values, render?.facts]);
}

function outputNames(render: KubesprayRender | undefined): string {
  return JSON.stringify(Object.keys(render?.config ?? flatten(render?.values ?? {})));
}

/** Why a play would stop, in one line; undefined if it does not. */
function stops(render: KubesprayRender): string | undefined {
  if (render.error !== undefined) return render.error;
  const [failed] = render.assertions;
  if (failed) return `assertion: ${failed.that}`;
  return render.typeErrors?.length ? `not a string: ${render.typeErrors.join(', ')}` : undefined;
}

/** An input with those of its candidates that a play accepts when set alone. */
interface Variable extends Input {
  accepted: readonly Json[];
}

/** The results for an interval of Cilium versions: a table for every output, and how it was found. */
interface Measured {
  interval: Interval;
  tables: Record<string, Table>;
  installs: Record<string, Table>;
  afterExtraVars: string[];
  learned: Learned[];
  /** Outputs that contain parts which could not be measured. */
  unmeasured: ReadonlySet<string>;
}

/**
 * Learns the interval of the release's own Cilium in full. In the others, only those outputs are learnt again that
 * differ after any single change, alone or with everything enabled.
 */
async function measureBands(
  kubespray: Kubespray,
  intervals: readonly Interval[],
  prefix: string,
  inputs: readonly Variable[],
  log: (line: string) => void,
  progress: Progress,
  extraVars: string,
): Promise<Measured[]> {
  const own = String(kubespray.values.cilium_version).replace(/^v/, '');
  const reference = intervals.find(({ first, last }) => semver.gte(own, first) && semver.lte(own, last)) as Interval;
  progress.step(`what each variable does with Cilium ${own}`);
  const full = await learnInterval(kubespray, reference, prefix, inputs);
  const expected = await columns(kubespray, reference, prefix, inputs);
  const measured: Measured[] = [];
  for (const interval of intervals) {
    progress.step(`Cilium ${interval.first} to ${interval.last}`);
    const seen = interval === reference ? expected : await columns(kubespray, interval, prefix, inputs);
    const names = new Set([...expected.keys(), ...seen.keys()]);
    const changed = new Set([...names].filter((name) => seen.get(name)?.values !== expected.get(name)?.values));
    const learned = [full.learned];
    const tables = tablesOf(full.learned, inputs, (name) => !changed.has(name));
    const witnesses = new Map(full.witnesses);
    if (changed.size > 0) {
      const matter = new Set(
        [...changed].flatMap((name) => [
          ...(full.learned.outputs[name]?.inputs ?? []),
          ...(seen.get(name)?.inputs ?? []),
          ...(expected.get(name)?.inputs ?? []),
        ]),
      );
      const again = await learnInterval(
        kubespray,
        interval,
        prefix,
        inputs.filter(({ name }) => matter.has(name)),
      );
      Object.assign(
        tables,
        tablesOf(again.learned, inputs, (name) => changed.has(name)),
      );
      for (const [key, assignment] of again.witnesses) witnesses.set(key, assignment);
      learned.push(again.learned);
    }
    const partial = learned.flatMap(({ outputs }) => Object.entries(outputs).filter(([, output]) => output.partial));
    log(
      `  ${kubespray.release} with Cilium ${interval.first} .. ${interval.last}: ${Object.keys(tables).length} outputs, ` +
        `${changed.size} of their own, not fully explained: ${partial.map(([name]) => name).join(', ') || 'none'}`,
    );
    const cilium_version = prefix + interval.probe;
    const afterExtraVars = await measureOrder(kubespray, extraVars, cilium_version, witnesses);
    const installs = await measureInstalls(kubespray, cilium_version, inputs, learned);
    measured.push({ interval, tables, installs, afterExtraVars, learned, unmeasured: full.unmeasured });
  }
  return measured;
}

function tablesOf(
  learned: Learned,
  inputs: readonly Variable[],
  isWanted: (name: string) => boolean,
): Record<string, Table> {
  const byName = new Map(inputs.map((input) => [input.name, input]));
  const wanted = Object.entries(learned.outputs).filter(([name]) => isWanted(name));
  return Object.fromEntries(wanted.map(([name, { table }]) => [name, table.map((row) => generalCase(row, byName))]));
}

/**
 * A condition that holds for every accepted value except the default is a test for the default, if several such values
 * exist. In this form it also holds for values that nobody tried.
 */
function generalCase(row: Case, inputs: ReadonlyMap<string, Variable>): Case {
  if (!row.when) return row;
  const when = Object.entries(row.when).map(([name, condition]): [string, Condition] => {
    const input = inputs.get(name);
    if (!input || input.default === undefined || !('in' in condition) || condition.in.length < 2)
      return [name, condition];
    const held = new Set(condition.in.map((value) => JSON.stringify(value)));
    const all = input.accepted.every((value) => held.has(JSON.stringify(value)));
    return [name, all && !held.has(JSON.stringify(input.default)) ? { notIn: [input.default] } : condition];
  });
  return { ...row, when: Object.fromEntries(when) };
}

/** For each output, the results of single changes as a text to compare, and the inputs that affect it. */
async function columns(
  kubespray: Kubespray,
  interval: Interval,
  prefix: string,
  inputs: readonly Input[],
): Promise<Map<string, { values: string; inputs: Set<string> }>> {
  const switches = switchesFor(kubespray.newNames);
  const everything: Assignment = Object.assign({}, ...switches);
  const bases: Assignment[] = [{}, everything];
  const rows = [...bases, ...switches].map((set) => ({ input: '', base: 0, set }));
  for (const { name, candidates, gates } of inputs) {
    for (const base of gates.length > 0 ? [0, 1] : [0]) {
      for (const value of candidates) rows.push({ input: name, base, set: { ...bases[base], [name]: value } });
    }
  }
  const cilium_version = prefix + interval.probe;
  const renders = await kubespray.render(rows.map(({ set }) => ({ cilium_version, ...set })));
  const observations = renders.map(observe);
  const found = new Map<string, { values: string; inputs: Set<string> }>();
  for (const name of new Set(observations.flatMap(({ outputs }) => Object.keys(outputs)))) {
    const values = observations.map(({ error, outputs }) =>
      error === undefined ? JSON.stringify(outputs[name]) : 'refused',
    );
    const moving = rows.filter(({ base }, i) => values[i] !== values[base]);
    found.set(name, {
      values: values.join('\n').replaceAll(interval.probe, ''),
      inputs: new Set(moving.flatMap(({ input, set }) => (input === '' ? Object.keys(set) : [input]))),
    });
  }
  return found;
}

async function learnInterval(
  kubespray: Kubespray,
  interval: Interval,
  prefix: string,
  inputs: readonly Input[],
): Promise<{ learned: Learned; witnesses: Map<string, Assignment>; unmeasured: Set<string> }> {
  const cilium_version = prefix + interval.probe;
  /** For every option, an assignment with which the release writes it. */
  const witnesses = new Map<string, Assignment>();
  const unmeasured = new Set<string>();
  const probe: Probe = {
    async render(batch) {
      const renders = await kubespray.render(batch.map((set) => ({ cilium_version, ...set })));
      return renders.map((render, i) => {
        for (const name of unmeasuredOutputs(render)) unmeasured.add(name);
        for (const key of Object.keys(render.config ?? {})) {
          if (!witnesses.has(key)) witnesses.set(key, batch[i] as Assignment);
        }
        return observe(render);
      });
    },
  };
  const otherVersions = [interval.first, interval.last].filter((version) => version !== interval.probe);
  const version: Input = {
    name: 'cilium_version',
    default: cilium_version,
    candidates: [...new Set(otherVersions)].map((other) => prefix + other),
    gates: [],
  };
  const learned = await learn(probe, [...inputs, version], {
    transforms: transforms[kubespray.installer],
    refusalName: () => undefined,
    objectsAside: true,
    productLimit: 1024,
  });
  return { learned, witnesses, unmeasured };
}

function unmeasuredOutputs(render: KubesprayRender): string[] {
  const written = render.config ?? flatten(render.values ?? {});
  return Object.entries(written).flatMap(([name, value]) => (isUnmeasured(value) ? [name] : []));
}

/** The probe's output for a fact. */
export function factOutput(fact: FactName): string {
  return `fact ${fact}`;
}

/** The outputs in a rendering for which there are tables. */
export function observe(render: KubesprayRender): Observation {
  const error = stops(render);
  const outputs: Record<string, Json> = {};
  const written = render.config ?? flatten(render.values ?? {});
  for (const [key, value] of Object.entries(written)) {
    if (isUnmeasured(value)) continue;
    outputs[key] = typeof value === 'string' && value.includes('192.168.0.') ? fromHosts : value;
  }
  for (const fact of factNames) outputs[factOutput(fact)] = render.facts[fact] ?? false;
  return { ...(error === undefined ? {} : { error }), outputs, objects: render.objects };
}

/**
 * The templates of its own manifests that the role installs, if these are not all: true, or absent if it does not. Only
 * variables that affect its tasks can determine that.
 */
async function measureInstalls(
  kubespray: Kubespray,
  cilium_version: string,
  inputs: readonly Variable[],
  learned: readonly Learned[],
): Promise<Record<string, Table>> {
  if (kubespray.installer !== 'templates') return {};
  const movesTasks = (name: string) =>
    learned.some((found) => found.inputs[name]?.objects.some((place) => place.startsWith('tasks/')));
  const deciding = inputs.filter(({ name }) => movesTasks(name));
  const probe: Probe = {
    async render(batch) {
      const renders = await kubespray.render(batch.map((set) => ({ cilium_version, ...set })));
      return renders.map((render) => {
        const error = stops(render);
        const templates = Object.keys(render.objects).filter((place) => place.startsWith('templates/'));
        const outputs = Object.fromEntries(templates.map((place): [string, Json] => [place, true]));
        return { ...(error === undefined ? {} : { error }), outputs, objects: {} };
      });
    },
  };
  const { outputs } = await learn(probe, deciding, { transforms: [], refusalName: () => undefined });
  const tables = Object.entries(outputs).map(([place, { table }]): [string, Table] => [place, table]);
  return Object.fromEntries(tables.filter(([, table]) => table.length > 1));
}

/** The options that the template writes again after the user's extra variables, so that the user's value loses. */
async function measureOrder(
  kubespray: Kubespray,
  extraVars: string,
  cilium_version: string,
  witnesses: ReadonlyMap<string, Assignment>,
): Promise<string[]> {
  const mark = 'set-by-the-user';
  const keys = [...witnesses.keys()].sort();
  const renders = await kubespray.render(
    keys.map((key) => ({ cilium_version, ...witnesses.get(key), [extraVars]: { [key]: mark } })),
  );
  return keys.filter((key, i) => renders[i]?.config?.[key] !== mark);
}

/** Values that are refused in every tried context that has a check about their variable. */
async function measureAssertions(
  kubespray: Kubespray,
  survey: Survey,
  requires: Baseline['requires'],
): Promise<KubesprayCatalog['assertions']> {
  const assertions: KubesprayCatalog['assertions'] = [];
  const named = namedWords(kubespray);
  const required = new Map(requires.map(({ variable, value }) => [variable, value]));
  // A check about a variable is a task, so a variable that no task mentions has none.
  const mentioned = survey.names.filter((name) => isInput(name) && readByTasks(kubespray).has(name));
  for (const variable of [...new Set([...mentioned, ...required.keys()])].sort()) {
    const own = kubespray.values[variable];
    const tried = [
      ...(own === undefined ? [] : [own]),
      ...(required.has(variable) ? [required.get(variable) as Json] : []),
      ...candidatesFor(variable, own, own, named.get(variable), kubespray.newNames),
    ];
    const candidates = tried.filter((value, i) => tried.findIndex((other) => sameJson(other, value)) === i);
    let refused: Json[] = [];
    for (const { set } of survey.contexts.filter(({ reads }) => reads.has(variable) || required.has(variable))) {
      const renders = await kubespray.render(candidates.map((value) => ({ ...set, [variable]: value })));
      const here = candidates.filter((_, i) => refuses(renders[i], variable));
      if (here.length > 0) refused = refused.length === 0 ? here : refused.filter((value) => here.includes(value));
    }
    const accepted = candidates.filter((value) => !refused.includes(value));
    if (refused.length > 0) assertions.push({ variable, accepted, refused });
  }
  return assertions;
}

function refuses(render: KubesprayRender | undefined, variable: string): boolean {
  if (render?.assertions.some(({ that }) => that.includes(variable))) return true;
  // A check that cannot even compare the value (a text with a number) stops the play too.
  return render?.error?.startsWith('The conditional check') === true && render.error.includes(variable);
}

function variablesOf(
  kubespray: Kubespray,
  survey: Survey,
  carriers: KubesprayCatalog['carriers'],
  bands: readonly Learned[],
  required: ReadonlySet<string>,
): Record<string, KubesprayVariable> {
  const names = carriers.names ?? {};
  const extraVars = carriers.extraVars === 'config-map' || carriers.extraVars === 'extra-config';
  const alive: Record<string, boolean> = {
    cilium_version: true,
    [usualNames.extraVars]: extraVars && names.extraVars === undefined,
    [usualNames.extraValues]: carriers.extraValues && names.extraValues === undefined,
    [usualNames.installFlags]: carriers.installFlags && names.installFlags === undefined,
    ...Object.fromEntries([...Object.values(names), ...required].map((name) => [name, true])),
  };
  const neighbouring = new Set(
    bands.flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([name, { outputs }]) =>
        outputs.length > 0 && neighbours.test(name) ? [name] : [],
      ),
    ),
  );
  const variables: Record<string, KubesprayVariable> = {};
  for (const name of [...survey.names, ...neighbouring].sort()) {
    const moved = bands.map(({ inputs }) => inputs[name]);
    const objects = [...new Set(moved.flatMap((input) => input?.objects ?? []))].sort();
    const isMoving = moved.some((input) => input && input.outputs.length + input.objects.length > 0);
    const isDead = !(alive[name] ?? (isMoving || readByTasks(kubespray).has(name)));
    const written = writtenDefault(kubespray, name);
    variables[name] = {
      ...(written === undefined ? {} : { default: written }),
      declared: survey.declared.get(name) ?? (written === undefined ? 'read' : 'defaults'),
      ...(isDead ? { dead: true as const } : {}),
      ...(objects.length > 0 ? { moves: objects } : {}),
    };
  }
  return variables;
}

/** Neighbouring intervals with the same results become one band; the outer ends stay open. */
function mergeBands(
  installer: KubesprayCatalog['installer'],
  measured: readonly Measured[],
  versions: readonly string[],
): Band[] {
  const merged: { first: string; last: string; band: Omit<Band, 'since' | 'until'> }[] = [];
  for (const { interval, learned: _, unmeasured: __, ...found } of measured) {
    const band = bandOf(installer, found);
    const previous = merged.at(-1);
    if (previous && JSON.stringify(previous.band) === JSON.stringify(band)) previous.last = interval.last;
    else merged.push({ first: interval.first, last: interval.last, band });
  }
  return merged.map(({ first, last, band }) => ({
    ...(first === versions[0] ? {} : { since: first }),
    ...(last === versions.at(-1) ? {} : { until: last }),
    ...band,
  }));
}

function bandOf(
  installer: KubesprayCatalog['installer'],
  { tables, installs, afterExtraVars }: Omit<Measured, 'interval' | 'learned' | 'unmeasured'>,
): Omit<Band, 'since' | 'until'> {
  const isFact = (name: string) => factNames.some((fact) => factOutput(fact) === name);
  const outputs = Object.fromEntries(
    Object.keys(tables)
      .filter((name) => !isFact(name))
      .sort()
      .map((name) => [name, tables[name] as Table]),
  );
  const facts = Object.fromEntries(factNames.map((fact) => [fact, tables[factOutput(fact)]])) as Band['facts'];
  return installer === 'templates' ? { options: outputs, afterExtraVars, installs, facts } : { helm: outputs, facts };
}
