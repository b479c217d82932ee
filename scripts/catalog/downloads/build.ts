/** Builds `catalog/downloads.json`: the images and files that each release's play downloads for Cilium. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import semver from 'semver';
import type {
  DownloadItem,
  DownloadsCatalog,
  DownloadVariable,
  ReleaseDownloads,
} from '../../../src/catalog/downloads.ts';
import { withShared } from '../../../src/catalog/shared.ts';
import type { Case, Condition, Outcome, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { attempt, commitOf, Driver, extract } from '../ansible/ansible.ts';
import { formatCatalog } from '../format.ts';
import type { Measurement } from '../measurement.ts';
import { share } from '../share.ts';

const script = fileURLToPath(new URL('./downloads-probe.py', import.meta.url));

/** Architectures to try; measurements show for which of them a release has a checksum. */
const architectures = ['amd64', 'arm64', 'arm', 'ppc64le', 's390x'];

/** A switch that is not a boolean, with a word that enables it and one that disables it. */
const plugin = 'kube_network_plugin';

type Texts = Record<string, Json>;

interface Entry {
  container: boolean;
  enabled?: Json;
  reference?: string | null;
  url?: string;
  checksum?: Json;
  sha256?: Json;
  errors?: Record<string, string>;
}

/** Measures the releases and adds them to the file. */
export async function buildDownloads(options: Measurement): Promise<void> {
  const file = join(options.outDir, 'downloads.json');
  const known = existsSync(file) ? withShared(JSON.parse(readFileSync(file, 'utf8')) as DownloadsCatalog).releases : [];
  const found = new Map(known.map((facts) => [facts.release, facts]));
  for (const release of options.releases) {
    const facts = await attempt(release, 'what it downloads', options.problem, () => measure(release, options));
    if (!facts) continue;
    found.set(release, facts);
    options.log(`downloads ${release}: ${Object.keys(facts.items).join(', ')}`);
  }
  writeFileSync(file, formatCatalog(share({ releases: [...found.values()].sort(byRelease) })));
}

function byRelease({ release: one }: ReleaseDownloads, { release: other }: ReleaseDownloads): number {
  if (semver.valid(one) && semver.valid(other)) return semver.compare(one, other);
  return Number(Boolean(semver.valid(other))) - Number(Boolean(semver.valid(one)));
}

async function measure(release: string, options: Measurement): Promise<ReleaseDownloads> {
  const { kubesprayRepo, cacheDir, python } = options;
  const commit = commitOf(kubesprayRepo, release);
  const folder = extract(kubesprayRepo, commit, join(cacheDir, 'kubespray', `${release}-${commit.slice(0, 12)}`));
  const env = { ...process.env, PYTHONHASHSEED: '0' };
  const interpreter = python ?? process.env.CATALOG_PYTHON ?? 'python3';
  const driver = new Driver(spawn(interpreter, ['-B', script, folder], { env }), release);
  try {
    const { entries, variables, error } = (await driver.ask({ describe: true })) as {
      entries: Record<string, Texts>;
      variables: Record<string, DownloadVariable>;
      error?: string;
    };
    if (error !== undefined) throw new Error(error);
    const ask = async (name: string, set: Texts): Promise<Entry> => {
      const { items, error } = (await driver.ask({ set })) as { items?: Record<string, Entry>; error?: string };
      const entry = items?.[name];
      if (!entry) throw new Error(`${release}: ${name} cannot be evaluated: ${error}`);
      return entry;
    };
    const items: ReleaseDownloads['items'] = {};
    for (const [name, texts] of Object.entries(entries)) {
      const item = await attempt(release, `the download ${name}`, options.problem, () =>
        measureItem(texts, (set) => ask(name, set)),
      );
      if (item) items[name] = item;
    }
    return { release, commit, items, variables: withoutSame(variables) };
  } finally {
    driver.close();
  }
}

type Ask = (set: Texts) => Promise<Entry>;

async function measureItem(texts: Texts, ask: Ask): Promise<DownloadItem> {
  const { container } = await ask({});
  const enabled = await learnEnabled(namesIn(texts.enabled), ask);
  const parts = container ? [texts.repo, texts.tag] : [texts.url];
  const digests = container ? namesIn(texts.sha256, texts.checksum) : [];
  const reference = await learnReference(namesIn(...parts), digests, ask);
  if (container) return { kind: 'image', enabled, reference };
  const known: string[] = [];
  for (const image_arch of architectures) {
    const { checksum, sha256, errors = {} } = await ask({ image_arch });
    // Some releases list an architecture with checksum 0 if there is no file for it.
    const isThere =
      errors.checksum === undefined && errors.sha256 === undefined && !/^0?$/.test(`${checksum ?? sha256}`);
    if (isThere) known.push(image_arch);
  }
  const isForAll = known.length === architectures.length;
  return { kind: 'file', enabled, reference, ...(!isForAll && { architectures: known }) };
}

function namesIn(...texts: readonly (Json | undefined)[]): string[] {
  const names = texts.flatMap((text) => (typeof text === 'string' ? [...text.matchAll(/\{\{(.*?)\}\}/gs)] : []));
  const words = names.flatMap(([, inner = '']) => inner.replace(/'[^']*'|"[^"]*"/g, '').match(/\b[a-z_]\w*\b/g) ?? []);
  const notVariables = new Set([
    'or',
    'and',
    'not',
    'default',
    'bool',
    'none',
    'true',
    'false',
    'lookup',
    'no_arch',
    'vars',
  ]);
  return [...new Set(words)].filter((word) => !notVariables.has(word));
}

/** Tries all combinations of the switches, and drops the conditions that have no influence. */
async function learnEnabled(switches: readonly string[], ask: Ask): Promise<Table> {
  const combinations = switches.reduce<Texts[]>(
    (sets, name) => sets.flatMap((set) => valuesOf(name).map((value) => ({ ...set, [name]: value }))),
    [{}],
  );
  const answers: { set: Texts; on: boolean }[] = [];
  for (const set of combinations) answers.push({ set, on: isOn((await ask(set)).enabled) });
  const rows: Case[] = [];
  for (const { set, on } of answers) {
    if (!on) continue;
    const kept = switches.reduce<Texts>((conditions, name) => {
      const { [name]: _, ...fewer } = conditions;
      return answers.filter((other) => matches(other.set, fewer)).every((other) => other.on) ? fewer : conditions;
    }, set);
    const row: Case = { ...(Object.keys(kept).length > 0 && { when: conditions(kept) }), then: { literal: true } };
    if (!rows.some((other) => JSON.stringify(other) === JSON.stringify(row))) rows.push(row);
  }
  return rows.at(-1)?.when === undefined && rows.length > 0 ? rows : [...rows, { then: { absent: true } }];
}

function valuesOf(name: string): Json[] {
  return name === plugin ? ['cilium', 'calico'] : [true, false];
}

function isOn(enabled: Json | undefined): boolean {
  return enabled === true || enabled === 'True';
}

function matches(set: Texts, wanted: Texts): boolean {
  return Object.entries(wanted).every(([name, value]) => set[name] === value);
}

function conditions(set: Texts): Record<string, Condition> {
  return Object.fromEntries(
    Object.entries(set).map(([name, value]): [string, Condition] => [
      name,
      typeof value === 'boolean' ? { truthy: value } : { in: [value as string] },
    ]),
  );
}

/**
 * Finds the parts of a name: each variable gets a mark, and its position in the result shows where the variable goes.
 */
async function learnReference(names: readonly string[], digests: readonly string[], ask: Ask): Promise<Table> {
  const marks = new Map(names.map((name, index): [string, string] => [name, `mark${index}.invalid`]));
  const plain = await referenceWith(marks, ask);
  const rows: Case[] = [];
  for (const name of digests) {
    const all = new Map([...marks, [name, `mark${marks.size}`.padEnd(64, '0')]]);
    const text = await referenceWith(all, ask);
    if (text !== plain) rows.push({ when: { [name]: { truthy: true } }, then: joined(text, all) });
  }
  return [...rows, { then: joined(plain, marks) }];
}

async function referenceWith(marks: ReadonlyMap<string, string>, ask: Ask): Promise<string> {
  const { reference, url } = await ask(Object.fromEntries(marks));
  const text = reference ?? url;
  if (typeof text !== 'string') throw new Error(`no reference with ${[...marks.keys()].join(', ')}`);
  return text;
}

function joined(text: string, marks: ReadonlyMap<string, string>): Outcome {
  const names = new Map([...marks].map(([name, mark]) => [mark, name]));
  const pieces = text.split(new RegExp(`(${[...names.keys()].map((mark) => mark.replace('.', '\\.')).join('|')})`));
  const parts = pieces
    .filter((piece) => piece !== '')
    .map((piece) => {
      const name = names.get(piece);
      return name === undefined ? piece : { of: name, as: 'string' as const };
    });
  return { join: parts };
}

/** Leaves out a value that equals the default. */
function withoutSame(variables: Record<string, DownloadVariable>): Record<string, DownloadVariable> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, { default: preset, value }]) => [
      name,
      { ...(preset !== undefined && { default: preset }), ...(value !== undefined && value !== preset && { value }) },
    ]),
  );
}
