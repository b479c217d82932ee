/** Builds `catalog/play/<release>.json`: the effects of the whole cluster play for a Cilium user. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import type { PlayCatalog, PlayVariable } from '../../../src/catalog/play.ts';
import type { Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { attempt, commitOf, extract } from '../ansible/ansible.ts';
import { unfolded } from '../fold.ts';
import { formatCatalog } from '../format.ts';
import { namedWords } from '../kubespray/named-words.ts';
import { newNamesOf } from '../kubespray/new-names.ts';
import { bandIntervals } from '../kubespray/versions.ts';
import { canonical } from '../learn/samples.ts';
import type { Measurement } from '../measurement.ts';
import type { Assignment } from '../probe.ts';
import { Progress } from '../progress.ts';
import { share } from '../share.ts';
import { measureBreaks } from './breaks.ts';
import { Play } from './driver.ts';
import { type Candidate, contextsOf, type Effect, measureEffects, movesOf } from './effects.ts';
import { Places } from './footprint.ts';
import { gapsIn, measureGap } from './gaps.ts';
import { alwaysListed, elementsFor, playSwitches, valuesFor } from './inputs.ts';
import { measureLists } from './lists.ts';
import { measureManifests } from './manifests.ts';
import { isBehind, measureStops } from './stops.ts';

export interface PlayOptions extends Measurement {
  /** Every final Cilium version, oldest first. */
  ciliumVersions: readonly string[];
}

type Facts = Omit<PlayCatalog, 'release' | 'commit'>;

/** Writes one file per release. Earlier results are taken from `cacheDir`. */
export async function buildPlay(options: PlayOptions): Promise<void> {
  const { outDir, cacheDir } = options;
  mkdirSync(join(outDir, 'play'), { recursive: true });
  mkdirSync(join(cacheDir, 'play-facts'), { recursive: true });
  for (const release of options.releases) {
    await attempt(release, 'what the whole play does', options.problem, () => buildRelease(release, options));
  }
  await closeGaps(options);
}

/**
 * Measures facts again that only one release has or lacks. The files of releases that were not requested stay as they
 * are. The log shows the results.
 */
export async function closeGaps(options: PlayOptions): Promise<void> {
  const { kubesprayRepo, outDir, cacheDir, python, log, problem } = options;
  const folder = join(outDir, 'play');
  const plays = playsIn(folder);
  const gaps = gapsIn(plays).filter(({ release }) => options.releases.includes(release));
  for (const release of new Set(gaps.map((gap) => gap.release))) {
    await attempt(release, 'what only one release has or lacks', problem, async () => {
      const catalog = plays.find((one) => one.release === release) as PlayCatalog;
      const variables = { ...catalog.variables };
      let isChanged = false;
      const play = await Play.open(kubesprayRepo, release, cacheDir, python);
      try {
        for (const gap of gaps.filter((one) => one.release === release)) {
          const { said, variable } = await measureGap(gap, play, variables[gap.variable] as PlayVariable);
          log(said);
          if (variable) variables[gap.variable] = variable;
          isChanged ||= variable !== undefined;
        }
      } finally {
        play.close();
      }
      if (isChanged) writeFileSync(join(folder, `${release}.json`), formatCatalog(share({ ...catalog, variables })));
    });
  }
}

async function buildRelease(release: string, options: PlayOptions): Promise<void> {
  const { kubesprayRepo, outDir, cacheDir, log } = options;
  const started = Date.now();
  const commit = commitOf(kubesprayRepo, release);
  const folder = extract(kubesprayRepo, commit, join(cacheDir, 'kubespray', `${release}-${commit.slice(0, 12)}`));
  const kept = join(
    cacheDir,
    'play-facts',
    `${fingerprint(options, folder, [...newNamesOf(kubesprayRepo, release, commit)])}.json`,
  );
  let renderings = 0;
  if (!existsSync(kept)) {
    const play = await Play.open(kubesprayRepo, release, cacheDir, options.python);
    try {
      const facts = await measure(play, options, new Progress(`play ${release}`, 6, log));
      renderings = play.renderings;
      writeFileSync(kept, JSON.stringify(facts));
    } finally {
      play.close();
    }
  }
  const facts = JSON.parse(readFileSync(kept, 'utf8')) as Facts;
  writeFileSync(join(outDir, 'play', `${release}.json`), formatCatalog(share({ release, commit, ...facts })));
  log(
    `play ${release}: ${facts.stops.length} stops, ${Object.keys(facts.variables).length} variables, ${renderings} renderings, ${Date.now() - started} ms`,
  );
}

/** All releases in a folder, oldest first. */
function playsIn(folder: string): PlayCatalog[] {
  return unfolded<PlayCatalog>(folder)
    .filter(({ release }) => /^v[\d.]+$/.test(release))
    .sort((one, other) => semver.compare(one.release, other.release));
}

/** Lines of defaults that change from patch to patch and have no effect here. */
const passing =
  /^(?!cilium|gateway)\w*(?:version|checksum|_tag\b|_url\b|digest|sha256)\w*:|^\s+[\w.-]*:? ?(?:sha256:)?[0-9a-f]{64}|^\s*#|^\s*v?\d+\.\d+\.\d+:/;

/**
 * Relevant lines of a role's files: about Cilium or the network, checks, includes, or the owners of files on a node.
 */
const deciding =
  /cilium|network_plugin|gateway_api|kube_owner|\b(?:assert|fail|failed_when|end_play|include_\w+|import_\w+|register|set_fact):|^\s*-?\s*(?:role|hosts|import_playbook):/m;

/**
 * Everything that the measured facts depend on: our scripts, the relevant lines of all roles and playbooks, and the
 * defaults.
 */
function fingerprint(options: PlayOptions, folder: string, renamed: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const room of ['ansible', 'kubespray', 'learn', 'objects', 'play']) {
    const scripts = join(import.meta.dirname, '..', room);
    for (const name of readdirSync(scripts).sort()) {
      if (/\.(ts|py)$/.test(name)) hash.update(readFileSync(join(scripts, name)));
    }
  }
  for (const file of ['roles', 'playbooks', 'inventory/sample'].flatMap((room) => filesBelow(join(folder, room)))) {
    const path = file.slice(folder.length + 1);
    if (/checksums|\/(?:molecule|files|reset|upgrade|win_nodes)\//.test(path)) continue;
    const text = readFileSync(file, 'utf8');
    const isDefault = /\/(?:defaults|vars)\//.test(path);
    if (!isDefault && !deciding.test(text)) continue;
    const lines = isDefault ? text.split('\n').filter((line) => !passing.test(line)) : [text];
    hash.update([path, ...lines].join('\n'));
  }
  hash.update(JSON.stringify([options.ciliumVersions, renamed]));
  return hash.digest('hex').slice(0, 32);
}

/** Variables that Ansible or hosts set, or that are not meant for users. */
const notUsers =
  /^(ansible_|omit$|groups|hostvars|group_names|inventory_|play|role_|item$|_)|_checksums?$|^downloads$|_supported_|_url$|_dest$|_binary_/;

async function measure(play: Play, options: PlayOptions, progress: Progress): Promise<Facts> {
  progress.step('which parts can be switched on');
  const places = new Places(play);
  const renamed = play.newNames;
  const contexts = await contextsOf(play, playSwitches(renamed));
  const renders = await play.render(contexts);
  const read = new Set(renders.flatMap(({ reads }) => reads));
  progress.step('what the checks of all roles refuse');
  const checks = await measureStops(play);
  const words = namedWords({ folder: play.folder, roles: [...play.roles] });
  const sample = sampleVariables(play.folder);
  const mentioned = mentionedIn(play);
  const cilium = [...Object.keys(play.defaults), ...sample, ...read, ...checks.read, ...mentioned.keys()].filter(
    (name) => /^cilium_/.test(name) && !play.registered.includes(name) && !/_checksums?$/.test(name),
  );
  const others = [...read, ...checks.read, ...alwaysListed].filter(
    (name) => !/^cilium_/.test(name) && !notUsers.test(name) && !name.includes('.') && !play.registered.includes(name),
  );
  const names = [...new Set([...cilium, ...others])].sort();
  const carriers =
    /^cilium_(config_extra_vars|extra_values|install_extra_flags|version|min_version_required)$|^kube_network_plugin$/;
  const candidates = names
    .filter((name) => !carriers.test(name) && (read.has(name) || mentioned.has(name)))
    .map((name): Candidate => ({ name, values: valuesFor(name, play.values[name], words.get(name) ?? [], renamed) }));
  progress.step(`what ${candidates.length} variables move`);
  const effects = await measureEffects(play, places, candidates, contexts);
  progress.step('lists of mappings');
  const lists = await measureLists(play, places, new Set(names), contexts);
  progress.step('what breaks the role');
  const broken = await measureBreaks(play, breaking(play, options, candidates, effects), candidates, play.values);
  progress.step('manifests');
  const stops = [...checks.stops, ...broken.filter((stop) => !checks.stops.some((check) => isBehind(stop, check)))];
  const asked = new Set([
    ...alwaysListed,
    ...stops.flatMap(({ when }) => Object.keys(when)),
    ...effects.map(({ name }) => name),
  ]);
  const listed = names.filter((name) => /^cilium_/.test(name) || asked.has(name));
  return {
    stops,
    removed: checks.removed,
    variables: variablesOf(play, listed, { read, checks: checks.read, sample, mentioned, effects, words }),
    lists,
    manifests: await measureManifests(play, places, effects, presetsOf(play), await madeByRole(play)),
    owners: await ownersOf(play),
    installer: await installerOf(play),
    notMeasured: checks.notMeasured,
  };
}

/** Defaults as values, except those that are expressions. */
function presetsOf(play: Play): Record<string, Json> {
  return Object.fromEntries(Object.entries(play.values).filter(([name]) => !isExpression(play.defaults[name])));
}

function isExpression(value: Json | undefined): boolean {
  return typeof value === 'string' && /\{[{%]/.test(value);
}

/** Assignments that may break the role: every part enabled, and every value with every band of Cilium versions. */
function breaking(
  play: Play,
  options: PlayOptions,
  candidates: readonly Candidate[],
  effects: readonly Effect[],
): Assignment[] {
  const renamed = play.newNames;
  const elements = elementsFor(renamed);
  const tries: Assignment[] = [{}, ...playSwitches(renamed)];
  // Values of the wrong type break any template, and their effect is known by type. These are values that a user may
  // write.
  const usual = candidates.filter(
    ({ name }) =>
      /^cilium_/.test(name) && play.defaults[name] !== undefined && isUsual(name, play.values[name], elements),
  );
  for (const { name, values } of usual) for (const value of values) tries.push({ [name]: value });
  // A switch that no role declares needs others, as an old name of encryption needs the key.
  for (const { name, values } of candidates) {
    if (!/^cilium_/.test(name) || play.defaults[name] !== undefined || !values.includes(true)) continue;
    for (const context of playSwitches(renamed)) tries.push({ ...context, [name]: true });
  }
  const prefix = String(play.values.cilium_version).startsWith('v') ? 'v' : '';
  const moving = new Set(effects.map(({ name }) => name));
  for (const { probe } of bandIntervals(play.folder, play.roles, options.ciliumVersions)) {
    tries.push({ cilium_version: prefix + probe });
    for (const { name, values } of usual) {
      const value = values.find((one) => one !== '' && one !== false) ?? values[0];
      const isOpen = play.values[name] === '' || values.length > 1;
      if (isOpen && moving.has(name) && value !== undefined && !/_image_(repo|tag)$|_dir$|_args$/.test(name))
        tries.push({ cilium_version: prefix + probe, [name]: value });
    }
  }
  const seen = new Set<string>();
  return tries.filter((set) => !seen.has(canonical(set as Json)) && seen.add(canonical(set as Json)));
}

function isUsual(name: string, preset: Json | undefined, elements: Readonly<Record<string, Json>>): boolean {
  return typeof preset === 'boolean' || typeof preset === 'string' || Object.hasOwn(elements, name);
}

interface Known {
  read: ReadonlySet<string>;
  checks: ReadonlySet<string>;
  sample: ReadonlySet<string>;
  mentioned: ReadonlyMap<string, readonly string[]>;
  effects: readonly Effect[];
  words: ReadonlyMap<string, readonly Json[]>;
}

function variablesOf(play: Play, names: readonly string[], known: Known): Record<string, PlayVariable> {
  const found: Record<string, PlayVariable> = {};
  for (const name of names) {
    const written = play.defaults[name];
    const value = play.values[name];
    const moves = movesOf(known.effects, name);
    const words = branchWords(known.effects, name, known.words.get(name) ?? [], value);
    found[name] = {
      ...(written === undefined ? {} : { default: written }),
      ...(value === undefined || canonical(value) === canonical(written) ? {} : { value }),
      declared: written !== undefined ? 'defaults' : known.sample.has(name) ? 'sample' : 'read',
      state: stateOf(name, moves.length > 0, known),
      ...(moves.length > 0 ? { moves } : {}),
      ...(words ? { words } : {}),
    };
  }
  return found;
}

/** Carriers and the version have effects that no single value shows. */
const alwaysMoves = /^cilium_(version|config_extra_vars|extra_values|install_extra_flags)$|^kube_network_plugin$/;

function stateOf(name: string, isMoving: boolean, { read, checks, mentioned }: Known): PlayVariable['state'] {
  const files = mentioned.get(name) ?? [];
  const inChecks = (file: string) => /check|verify-settings|validate_inventory/.test(file);
  if (isMoving) return 'moves';
  if (alwaysMoves.test(name) && files.length > 0) return 'moves';
  if (files.some((file) => !inChecks(file))) return 'read';
  if (checks.has(name) || files.some(inChecks)) return 'check';
  if (read.has(name)) return 'read';
  return /^cilium_/.test(name) ? 'dead' : 'elsewhere';
}

/** Words that make a difference; undefined if the value is passed on, or if no words are known. */
function branchWords(
  effects: readonly Effect[],
  name: string,
  named: readonly Json[],
  preset: Json | undefined,
): Json[] | undefined {
  if (named.length === 0 || typeof preset === 'boolean') return undefined;
  const own = effects.filter((effect) => effect.name === name);
  const passed = own.some(
    ({ value, places, after }) =>
      typeof value === 'string' &&
      value !== '' &&
      places.some((place) => JSON.stringify(after.get(place) ?? '').includes(value)),
  );
  const moving = named.filter((word) => own.some(({ value }) => value === word) || word === preset);
  return passed || moving.length === 0 ? undefined : moving;
}

/** Variables in the sample inventory, set or commented out. */
function sampleVariables(folder: string): Set<string> {
  const found = new Set<string>();
  for (const file of filesBelow(join(folder, 'inventory/sample'))) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/^#?\s*(cilium_\w+):/gm)) found.add(name as string);
  }
  return found;
}

/**
 * Variables of Cilium that tasks, templates and variables of roles mention outside comments, with the files below
 * `roles/`.
 */
function mentionedIn(play: Play): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const root = join(play.folder, 'roles');
  for (const file of filesBelow(root)) {
    if (
      !/\/(tasks|templates|defaults|vars|meta|handlers)\//.test(file) ||
      /\/(molecule|upgrade|reset|win_nodes)\/|\/reset\w*\.yml$/.test(file)
    )
      continue;
    const below = file.slice(root.length + 1);
    for (const name of readNames(readFileSync(file, 'utf8'), /\/(defaults|vars)\//.test(file))) {
      found.set(name, [...(found.get(name) ?? []), below]);
    }
  }
  return found;
}

/** Variables of Cilium that a file reads, without those that it registers or loops over. */
function readNames(text: string, isDeclaring: boolean): Set<string> {
  const lines = text.split('\n').filter((line) => !isDeclaring || line.includes('{'));
  const code = lines.map((line) =>
    isDeclaring ? line.replace(/(^|\s)#.*/, '').replace(/^\w+:/, '') : line.replace(/^\s*#.*/, ''),
  );
  const names = [...code.join('\n').matchAll(/\bcilium_\w+/g)].map(([name]) => name);
  return new Set(
    names.filter((name) => !new RegExp(String.raw`(register|loop_var):\s*${name}\b|for ${name} in\b`).test(text)),
  );
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Owners of folders, as tables over `kube_owner`, with which they are measured. */
async function ownersOf(play: Play): Promise<Record<string, Table>> {
  const [one, other] = await Promise.all([play.owners({ kube_owner: 'alpha' }), play.owners({ kube_owner: 'beta' })]);
  return Object.fromEntries(
    Object.keys(one)
      .sort()
      .map((path): [string, Table] => [
        path,
        [
          {
            then:
              one[path] === 'alpha' && other[path] === 'beta'
                ? { of: 'kube_owner', as: 'string' }
                : { literal: one[path] as Json },
          },
        ],
      ]),
  );
}

/** Folders that the Cilium role itself creates on the nodes. */
async function madeByRole(play: Play): Promise<Set<string>> {
  return new Set(Object.keys(await play.owners({ cilium_identity_allocation_mode: 'kvstore' }, play.roles[0])));
}

/** Tasks of the installer, and whether proxy settings reach them. */
async function installerOf(play: Play): Promise<PlayCatalog['installer']> {
  const mark = 'http://proxy.example.com:3128';
  const tasks = await play.installer({ proxy_env: { https_proxy: mark }, http_proxy: mark, https_proxy: mark });
  return tasks.map(({ file, task, environment }) => ({
    file,
    task,
    proxy: JSON.stringify(environment).includes(mark),
  }));
}
