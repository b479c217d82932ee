/**
 * The verdict on `images`: compares its list with what real renderings pull. Ansible renders the manifests of a
 * release's own role and evaluates the downloads of the play; `helm template` renders charts.
 */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import { chooseRelease } from '../../../src/cluster/target/release-choice.ts';
import { collectImages } from '../../../src/commands/images/collect.ts';
import type { ImageSubject } from '../../../src/commands/images/image-subject.ts';
import { planMirror } from '../../../src/commands/images/mirror.ts';
import { subjectOfHelm, subjectOfRelease, valuesDict } from '../../../src/commands/images/subject.ts';
import type { Json } from '../../../src/core/json.ts';
import { isMap, known, type PartlyKnown, setPath } from '../../../src/core/value-tree.ts';
import { Driver, type Kubespray } from '../../catalog/ansible/ansible.ts';
import type { Bench } from '../cluster.ts';
import { type ImageWish, valueWishes, variableWishes } from './wishes.ts';

const run = promisify(execFile);
const downloadsProbe = fileURLToPath(new URL('../../catalog/downloads/downloads-probe.py', import.meta.url));

export interface ImagesVerdict {
  id: string;
  outcome: 'agrees' | 'refused' | 'differs';
  /** References and addresses, sorted. */
  answer: string[];
  /**
   * `missing` or `too many` with a reference; for a refusal, the chart's own sentence. Only the fact of a refusal
   * counts.
   */
  because: string[];
}

/** The registry of the wishes with a mirror. */
const mirrorRegistry = 'mirror.example:5000';

/** The answer of `images` to a wish: names and addresses, and the settings for them. */
export interface ImagesAnswer {
  answer: string[];
  /** Variables, or for plain Helm the values under a single name. */
  settings: ReadonlyMap<string, PartlyKnown>;
  /** Settings for the mirror that the target does not have, by image. */
  outOfReach: string[];
}

/** Gets the tool's answer to a wish. */
export function answerTo(base: ImageSubject, { values = {}, variables = {}, mirror }: ImageWish): ImagesAnswer {
  const tree: { [key: string]: PartlyKnown } = {};
  for (const [path, value] of Object.entries(values)) setPath(tree, path, value);
  const { dict } = base.carrier;
  const asked = new Map<string, PartlyKnown>(Object.entries(variables));
  if (dict !== undefined && Object.keys(tree).length > 0) asked.set(dict, tree);
  const subject = base.with(asked);
  if (!mirror) return { answer: namesOf(subject), settings: asked, outOfReach: [] };
  const plan = planMirror(subject, { registry: mirrorRegistry, ...mirror });
  const settings = new Map([...asked, ...plan.settings]);
  return {
    answer: namesOf(base.with(settings)),
    settings,
    outOfReach: [...plan.unreachable, ...plan.keepDigest].map(({ reference }) => reference),
  };
}

function namesOf(subject: ImageSubject): string[] {
  const { images, files } = collectImages(subject);
  const urls = files
    .filter(({ kind, architecture }) => kind === 'file' && (architecture ?? 'amd64') === 'amd64')
    .map(({ url }) => url);
  return [...new Set([...images.map(({ reference }) => reference), ...urls])].sort();
}

export function imagesFingerprint(names: readonly string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 12);
}

/** Wishes that a subject can express. */
export function wishesFor(subject: ImageSubject): ImageWish[] {
  const isHelm = subject.facts === undefined;
  return [...(isHelm ? [] : variableWishes), ...(subject.carrier.dict === undefined ? [] : valueWishes)];
}

/** Judges the wishes on one release with one Cilium. */
export async function judgeReleaseImages(bench: Bench, catalog: Catalog, python: string): Promise<ImagesVerdict[]> {
  const { kubespray, cilium, ciliumVersion, chart } = bench;
  const subject = await releaseSubject(kubespray.release, ciliumVersion === undefined ? undefined : cilium, catalog);
  const driver = new Driver(spawn(python, ['-B', downloadsProbe, kubespray.folder]), kubespray.release);
  const verdicts: ImagesVerdict[] = [];
  try {
    for (const wish of wishesFor(subject)) {
      const { answer, settings } = answerTo(subject, wish);
      const variables = {
        ...Object.fromEntries((bench.requires ?? []).map(({ variable, value }) => [variable, value])),
        ...(ciliumVersion !== undefined && { cilium_version: ciliumVersion }),
        ...plainOf(settings),
      };
      const pulled = await rendered(kubespray, variables, chart.archive);
      const fetched = await downloaded(driver, variables);
      verdicts.push(compare(wish.id, answer, pulled, fetched));
    }
  } finally {
    driver.close();
  }
  return verdicts;
}

/** The release with its defaults, or with another Cilium. */
export async function releaseSubject(
  release: string,
  cilium: string | undefined,
  catalog: Catalog,
): Promise<ImageSubject> {
  const { choice } = await chooseRelease({ kubespray: release }, catalog);
  if (!choice) throw new Error(`the catalog has no ${release}`);
  return subjectOfRelease(choice, cilium, catalog);
}

/** Judges the wishes on one chart. */
export async function judgeChartImages(version: string, archive: string, catalog: Catalog): Promise<ImagesVerdict[]> {
  const subject = await subjectOfHelm(await catalog.chart(version), {}, catalog);
  const verdicts: ImagesVerdict[] = [];
  for (const wish of wishesFor(subject)) {
    const { answer, settings } = answerTo(subject, wish);
    const values = settings.get(valuesDict);
    verdicts.push(compare(wish.id, answer, await byHelm(archive, isMap(values) ? values : {}), []));
  }
  return verdicts;
}

type Pulled = string[] | { refused: string };

function compare(id: string, answer: string[], pulled: Pulled, fetched: readonly string[]): ImagesVerdict {
  if (!Array.isArray(pulled)) return { id, outcome: 'refused', answer, because: [pulled.refused.slice(0, 300)] };
  const wanted = new Set([...pulled, ...fetched]);
  const because = [
    ...[...wanted].filter((name) => !answer.includes(name)).map((name) => `missing: ${name}`),
    ...answer.filter((name) => !wanted.has(name)).map((name) => `too many: ${name}`),
  ].sort();
  return { id, outcome: because.length > 0 ? 'differs' : 'agrees', answer, because };
}

async function rendered(kubespray: Kubespray, variables: Record<string, Json>, archive: string): Promise<Pulled> {
  const [render] = await kubespray.render([variables], { contents: true });
  if (!render) throw new Error('no rendering');
  if (render.error !== undefined || render.assertions.length > 0) {
    return { refused: render.error ?? render.assertions[0]?.that ?? '' };
  }
  if (render.values) return byHelm(archive, render.values as { [key: string]: PartlyKnown });
  const texts = Object.entries(render.written ?? {}).filter(([path]) => /\.ya?ml$/.test(path));
  return [...new Set(texts.flatMap(([, text]) => imagesIn(text)))];
}

/** The same version as in the catalog's renderings of charts. */
const kubernetes = '1.31.0';

async function byHelm(archive: string, values: { [key: string]: PartlyKnown }): Promise<Pulled> {
  const folder = mkdtempSync(join(tmpdir(), 'images-'));
  try {
    const file = join(folder, 'values.json');
    const address = values.k8sServiceHost === 'auto' ? { k8sServiceHost: '192.168.0.1', k8sServicePort: 6443 } : {};
    writeFileSync(file, JSON.stringify({ ...values, ...address }));
    const { stdout } = await run(
      'helm',
      ['template', 'cilium', archive, '-n', 'kube-system', '--kube-version', kubernetes, '-f', file],
      {
        maxBuffer: 1 << 28,
      },
    );
    return imagesIn(stdout);
  } catch (error) {
    return { refused: String((error as { stderr?: string }).stderr ?? error) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Images of all containers of all objects, however deep the pod specification is. */
function imagesIn(text: string): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (/^(init|ephemeral)?[cC]ontainers$/.test(key) && Array.isArray(inner)) {
        for (const { image } of inner) if (typeof image === 'string') found.add(image);
      }
      visit(inner);
    }
  };
  for (const document of parseAllDocuments(text, { version: '1.1' })) visit(document.toJS());
  return [...found];
}

/** The downloads of the play itself, as Ansible evaluates them. */
async function downloaded(driver: Driver, set: Record<string, Json>): Promise<string[]> {
  const { items, error } = (await driver.ask({ set })) as {
    items?: Record<string, { enabled: Json; reference?: string; url?: string }>;
    error?: string;
  };
  if (!items) throw new Error(error);
  return Object.values(items)
    .filter(({ enabled }) => enabled === true || enabled === 'True')
    .flatMap(({ reference, url }) => reference ?? url ?? []);
}

function plainOf(settings: ReadonlyMap<string, PartlyKnown>): Record<string, Json> {
  return Object.fromEntries([...settings].map(([name, value]) => [name, known(value) ?? null]));
}
