/** The checks of the whole play: the values of variables with which each of them stops it. */
import type { PlayCondition, PlayStop } from '../../../src/catalog/play.ts';
import { meets } from '../../../src/catalog/play-stops.ts';
import { sameJson } from '../../../src/catalog/table.ts';
import type { Json } from '../../../src/core/json.ts';
import { addWords } from '../kubespray/named-words.ts';
import type { Assignment } from '../probe.ts';
import { cubes, type Domain, points } from './cubes.ts';
import type { CheckDescription, Play } from './driver.ts';

/** Roles that need a cloud account: their checks are about its credentials. */
const credentials = /external_cloud_controller|csi_driver|credential/;

/** Names that every user of Cilium has set, or that describe how Ansible runs. */
const fixed = new Set([
  'kube_network_plugin',
  'ignore_assert_errors',
  'inventory_hostname',
  'group_names',
  'groups',
  'hostvars',
  'item',
  'kube_version',
  'containerd_version',
  'ip',
  'access_ip',
  'image_arch',
  'supported_os_distributions',
  'dns_late',
  'skip_downloads',
]);

/** Filters that do not affect which word a variable is compared with. */
const filters = /\s*\|\s*(?:d|default|lower|string|bool|int|trim)\b(?:\((?:[^()]|\([^()]*\))*\))?/g;

/** Errors that result from the limits of this driver, not from the values. */
const unknowable = /is undefined|has no element|notmeasured|without a run on hosts/;

/** Maximal number of assignments that are tried for one check. */
const mostPoints = 1500;

const counted = ['kube_control_plane', 'etcd', 'kube_node', 'k8s_cluster'] as const;

export interface Measured {
  stops: PlayStop[];
  removed: string[];
  /** Variables that some check reads. */
  read: Set<string>;
  notMeasured: { file: string; task: string }[];
}

/** Measures all checks of a play. */
export async function measureStops(play: Play): Promise<Measured> {
  const measured: Measured = { stops: [], removed: [], read: new Set(), notMeasured: [] };
  for (const [index, check] of play.checks.entries()) {
    if (credentials.test(check.file)) continue;
    const all = domainsOf(check);
    for (const { name } of all) measured.read.add(name);
    await measureCheck(play, index, check, limited(all), all, measured);
  }
  return measured;
}

async function measureCheck(
  play: Play,
  index: number,
  { file, task }: CheckDescription,
  domains: readonly Domain[],
  all: readonly Domain[],
  measured: Measured,
): Promise<void> {
  const [base] = await play.evaluate(index, [{}]);
  if (typeof base === 'string') {
    measured.notMeasured.push({ file, task });
    return;
  }
  const seen = await play.evaluate(index, points(domains));
  const stops = seen.map((answer) => (typeof answer === 'string' ? !unknowable.test(answer) || undefined : answer));
  // Variables that were not varied were only tried with their default.
  const rest = all.filter((one) => !domains.includes(one));
  const given = Object.fromEntries(
    rest.map(({ name, preset }): [string, PlayCondition] => [
      name,
      preset === undefined ? { unset: true } : { in: [preset] },
    ]),
  );
  for (const varied of cubes(domains, stops)) {
    const when = { ...varied, ...given };
    // A check that stops everything was misunderstood.
    if (Object.keys(when).length === 0) continue;
    const refused = refusedName(when, domains);
    if (refused !== undefined) measured.removed.push(refused);
    const always =
      domains.every(({ name, preset }) => !(name in when) || meets(when[name] as PlayCondition, preset) === true) &&
      base === true;
    measured.stops.push({
      file,
      ...(task === '' ? {} : { task }),
      kind: 'check',
      when,
      ...(always ? { always: true } : {}),
    });
  }
}

/** The only variable of a stop that depends on whether it is set, if the release no longer has such a variable. */
function refusedName(when: PlayStop['when'], domains: readonly Domain[]): string | undefined {
  const names = Object.keys(when);
  const [name] = names;
  if (names.length !== 1 || name === undefined) return undefined;
  const condition = when[name];
  const domain = domains.find((one) => one.name === name);
  return condition && 'unset' in condition && !condition.unset && domain?.preset === undefined ? name : undefined;
}

/** As many domains as can be tried together; the largest ones are left out. */
function limited(domains: readonly Domain[]): Domain[] {
  const kept = [...domains];
  const size = () => kept.reduce((count, { values }) => count * values.length, 1);
  while (size() > mostPoints && kept.length > 1) {
    const largest = Math.max(...kept.map(({ values }) => values.length));
    kept.splice(
      kept.findLastIndex(({ values }) => values.length === largest),
      1,
    );
  }
  return kept;
}

function domainsOf(check: CheckDescription): Domain[] {
  const text = check.texts.join('\n').replace(filters, '');
  const words = new Map<string, Json[]>();
  addWords(text, words);
  const found = new Map<string, Domain>();
  for (const [, name = ''] of text.matchAll(/(?<![.\w'"$])([a-z_]\w*)\b(?![ \t]*\()/g)) {
    if (found.has(name) || isFixed(name, check)) continue;
    const domain = domainIn(name, check, words.get(name) ?? [], text, found.size);
    if (domain) found.set(name, domain);
  }
  for (const name of removedNames(check)) if (!found.has(name)) found.set(name, undeclared(name, [], text));
  if (/\bansible_(?:kernel\b|facts\W{1,6}(?:get\W{1,3})?kernel\b)/.test(text))
    found.set('ansible_kernel', kernel(text));
  for (const name of counted) {
    if (new RegExp(String.raw`groups(\[|\.get\(\s*|\.)['"]?${name}`).test(text))
      found.set(`groups.${name}`, count(name));
  }
  return [...found.values()];
}

/**
 * True for variables that no inventory sets to pass a check: facts of the nodes, names of the task itself, tables of
 * checksums.
 */
function isFixed(name: string, { own }: CheckDescription): boolean {
  return fixed.has(name) || own.includes(name) || /_checksums?$|_required$|^ansible_/.test(name);
}

/**
 * The values to try for a variable that a check names; undefined for a name that is not a variable of the inventory.
 */
function domainIn(
  name: string,
  { declared, values, texts }: CheckDescription,
  words: readonly Json[],
  text: string,
  number: number,
): Domain | undefined {
  if (Object.hasOwn(declared, name) && Object.hasOwn(values, name))
    return domainOf(name, values[name] as Json, words, text, values, number);
  // A check has its own default for a variable that no role declares.
  const isOptional = new RegExp(String.raw`\b${name}(?:\s+is\s+(?:not\s+)?defined|\s*\|\s*(?:d|default)\b)`).test(
    texts.join('\n'),
  );
  return isOptional || /^(cilium|kube)_/.test(name) ? undeclared(name, words, text) : undefined;
}

/** Names in a list that the task itself contains: variables that were removed. */
function removedNames({ own, texts }: CheckDescription): string[] {
  if (!own.some((name) => /removed/.test(name))) return [];
  return texts.flatMap((text) =>
    /^\[.*\]$/s.test(text) ? [...text.matchAll(/'([a-z]\w+)'/g)].map(([, name]) => name as string) : [],
  );
}

function undeclared(name: string, words: readonly Json[], text: string): Domain {
  const edges = edgesIn(text, name);
  if (edges.length > 0)
    return { name, values: distinct([undefined, ...edges]), kind: 'numbers', strangers: [], preset: undefined };
  // A check that reads the first element is about lists: other values do not show what it refuses.
  if (new RegExp(String.raw`\b${name}\[0\]`).test(text)) {
    return { name, values: [undefined, ['alpha']], kind: 'words', strangers: [], preset: undefined };
  }
  const strangers = isCompared(name, text) ? [] : ['alpha'];
  return {
    name,
    values: distinct([undefined, true, false, ...words, ...strangers]),
    kind: 'words',
    strangers,
    preset: undefined,
  };
}

/** Numbers around those that a text compares a variable with. */
function edgesIn(text: string, name: string): number[] {
  const pattern = new RegExp(String.raw`\b${name}\b\s*(?:[<>]=?|[=!]=)\s*(-?\d+)\b`, 'g');
  return [...text.matchAll(pattern)].flatMap(([, edge]) => [Number(edge) - 1, Number(edge), Number(edge) + 1]);
}

/** True if a text compares a variable with other variables or patterns: then no value can represent all others. */
function isCompared(name: string, text: string): boolean {
  return new RegExp(
    String.raw`\b${name}\b\s*(?:(?:==|!=|in|not in)\s*(?!(?:true|false|none|not)\b)[a-z_]|is\s+(?:not\s+)?(?:match|search|regex|subset|superset|contains|in|version)\b)|(?:==|!=)\s*${name}\b|\bin\s+${name}\b`,
    'i',
  ).test(text);
}

function kernel(text: string): Domain {
  const versions = versionsIn(text, 'kernel');
  return {
    name: 'ansible_kernel',
    values: around(versions),
    kind: 'versions',
    strangers: [],
    preset: '6.8.0-40-generic',
  };
}

function count(name: string): Domain {
  return {
    name: `groups.${name}`,
    values: [0, 1, 2, 3, 4, 5, 6, 7],
    kind: 'words',
    strangers: [],
    preset: name === 'k8s_cluster' ? 3 : name === 'kube_node' ? 2 : 1,
  };
}

function versionsIn(text: string, name: string): string[] {
  const pattern = new RegExp(String.raw`${name}\b[^\n]*?\bversion\(\s*['"]v?([\d.]+)['"]`, 'g');
  return [...text.matchAll(pattern)].map(([, version]) => version as string);
}

/** Each version with one below and one above it. */
function around(versions: readonly string[]): string[] {
  return distinct(
    versions.flatMap((version) => {
      const parts = version.split('.').map(Number);
      const [major = 0, minor = 0, patch = 0] = parts;
      const below = patch > 0 ? [major, minor, patch - 1] : minor > 0 ? [major, minor - 1, 99] : [major - 1, 99, 99];
      return [below.join('.'), version, [major, minor, patch + 1].join('.')];
    }),
  ) as string[];
}

function domainOf(
  name: string,
  preset: Json,
  words: readonly Json[],
  text: string,
  values: Readonly<Record<string, Json>>,
  number: number,
): Domain | undefined {
  if (typeof preset === 'boolean') {
    const typed = text.includes('type_debug') ? ['true', 'alpha'] : [];
    return { name, values: [false, true, ...typed], kind: 'words', strangers: typed, preset };
  }
  const ofVersions =
    typeof preset === 'string' || typeof preset === 'number' ? versionsOf(name, preset, text, values) : undefined;
  if (ofVersions) return ofVersions;
  if (typeof preset === 'number') return numbersOf(name, preset, words, text);
  if (typeof preset === 'string') {
    // Each variable gets other values: with equal ones, a comparison of two variables would seem to hold for all
    // values.
    const network = preset.includes(':') ? `fd00:${number + 9}::/64` : `10.${number + 9}.0.0/16`;
    const strangers = isCompared(name, text) ? [] : [`alpha${number || ''}`, network];
    const empty = new RegExp(String.raw`\b${name}\b[^\n]*(length|['"]{2})`).test(text) ? [''] : [];
    return { name, values: distinct([preset, ...words, ...empty, ...strangers]), kind: 'words', strangers, preset };
  }
  if (Array.isArray(preset)) {
    return { name, values: distinct([preset, [], ['alpha']]), kind: 'words', strangers: [['alpha']], preset };
  }
  return undefined;
}

/** Versions around those that a check compares a variable with; undefined if it compares no versions. */
function versionsOf(
  name: string,
  preset: string | number,
  text: string,
  values: Readonly<Record<string, Json>>,
): Domain | undefined {
  const isVersion = new RegExp(String.raw`\b${name}\b[^\n]*?\bversion\(`).test(text);
  if (!isVersion || !/^v?\d+(\.\d+)+$/.test(String(preset))) return undefined;
  const prefix = String(preset).startsWith('v') ? 'v' : '';
  const [, other] = new RegExp(String.raw`\b${name}\b[^\n]*?\bversion\(\s*([a-z_]\w*)`).exec(text) ?? [];
  const against =
    other === undefined ? [] : [String(values[other] ?? '').replace(/^v/, '')].filter((v) => /^\d/.test(v));
  const versions = around([...versionsIn(text, name), ...against]).map((version) => prefix + version);
  return { name, values: distinct([...versions, preset]), kind: 'versions', strangers: [], preset };
}

function numbersOf(name: string, preset: number, words: readonly Json[], text: string): Domain {
  const listed = words.filter((word) => typeof word === 'number');
  // Any other number represents all that no list names.
  const strangers = listed.length > 0 ? [Math.max(...listed.map(Number)) + 1, 5] : [];
  return {
    name,
    values: distinct([preset, ...edgesIn(text, name), ...listed, ...strangers]),
    kind: listed.length > 0 ? 'words' : 'numbers',
    strangers,
    preset,
  };
}

export function distinct<T extends Json | undefined>(values: readonly T[]): T[] {
  return values.filter(
    (value, i) =>
      values.findIndex((other) =>
        other === undefined || value === undefined ? other === value : sameJson(other, value),
      ) === i,
  );
}

/** An assignment without one variable. */
export function without(set: Assignment, name: string): Assignment {
  const { [name]: _, ...rest } = set;
  return rest;
}

/** True if the second stop, an earlier check, stops every play that the first one stops. */
export function isBehind({ when: narrow }: PlayStop, { when: wide }: PlayStop): boolean {
  return Object.entries(wide).every(([name, condition]) => {
    const own = narrow[name];
    if (own === undefined) return false;
    return (
      sameJson(own as Json, condition as unknown as Json) ||
      ('in' in own && own.in.every((value) => meets(condition, value) === true))
    );
  });
}
