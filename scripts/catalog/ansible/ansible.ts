/**
 * Kubespray's Cilium role as a black box: variables go in, and what the cluster would get comes out. Works through
 * `ansible-probe.py`, a driver around real ansible-core, on the files of one release tag; no file of Kubespray is
 * changed.
 *
 * Needs a Python with ansible-core 2.17, netaddr and the collection ansible.utils (`pip install ansible==10.7.0
 * netaddr`).
 */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FactName } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { type NewNames, newNamesOf } from '../kubespray/new-names.ts';
import type { Assignment } from '../probe.ts';

const DRIVER = fileURLToPath(new URL('./ansible-probe.py', import.meta.url));

/**
 * A check that stops the play: its task file below `roles/`, the condition that does not hold, and the conditions under
 * which the check runs.
 */
export interface FailedCheck {
  file: string;
  that: string;
  when: string[];
}

/** Something that could not be measured, in one sentence: a task and its file below `roles/`, and why. */
export interface NotMeasured {
  file: string;
  task?: string;
  reason: string;
  /** True if the Python environment of the measurement lacks something. */
  tool?: true;
}

/** A release that cannot be measured at all; the message is one sentence. */
export class ReleaseError extends Error {}

/** Runs one part of a release's measurement. A failure is reported in a sentence, and the next part follows. */
export async function attempt<T>(
  release: string,
  part: string,
  problem: (line: string) => void,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    problem(error instanceof ReleaseError ? reason : `Kubespray ${release}: ${part} is not measured: ${reason}.`);
    return undefined;
  }
}

/** The result of rendering a release with some variables. */
export interface KubesprayRender {
  /** Why it cannot be rendered, in one line. All fields below may then be incomplete. */
  error?: string;
  assertions: FailedCheck[];
  /** The task that `error` comes from: `role/tasks/file#number`. */
  errorIn?: string;
  /** Installer `templates`: data of ConfigMap/cilium-config as the API server would store it. */
  config?: Record<string, string>;
  /** Keys of `config` whose rendered value is not a string: applying the ConfigMap fails. */
  typeErrors?: string[];
  /** Installer `cilium-cli`: the Helm values, all values files of the command line merged as Helm merges them. */
  values?: Record<string, Json>;
  /** Installer `cilium-cli`: the command line, with the user's extra flags. */
  command?: string;
  /** Helm values that the role for a custom CNI would pass to Helm (in releases that have it). */
  customCniValues?: Json;
  /** Digests of everything else that is rendered or run, by path below the role. */
  objects: Record<string, string>;
  facts: Partial<Record<FactName, boolean>>;
  /** The rendered files by destination, if requested. */
  written?: Record<string, string>;
  /** The variables that were read during the rendering, if requested. */
  reads?: string[];
}

/** What a release's role for a custom CNI passes to Helm. */
export interface CustomCniInstall {
  /** Why it is unknown, in one line. All fields below may then be incomplete. */
  error?: string;
  /** As in `KubesprayRender`. */
  assertions: FailedCheck[];
  repositories: { name: string; url: string }[];
  /** Empty if no chart is installed. Values are as Helm reads them. */
  releases: {
    name: string;
    namespace: string;
    chart_ref: string;
    chart_version: string;
    values: Record<string, Json>;
  }[];
  facts: Partial<Record<FactName, boolean>>;
}

/** One Kubespray release with its driver running. `close` ends the process. */
export interface Kubespray {
  release: string;
  commit: string;
  /** The day of the commit. */
  date: string;
  installer: 'templates' | 'cilium-cli';
  /** The extracted files. */
  folder: string;
  /** Defaults that the release declares, by variable: as written (expressions stay expressions), and their values. */
  defaults: Record<string, Json>;
  values: Record<string, Json>;
  /** Names that the role's own tasks set. */
  registered: string[];
  /** Variables without a default whose absence breaks a play that sets nothing. */
  needed: string[];
  /** The role that installs Cilium, then those that belong to it. */
  roles: string[];
  /** Roles whose defaults apply to the whole cluster. */
  commonRoles: string[];
  customCniRole: string | null;
  /** Digest of the checks about Cilium in other roles. */
  checks: string;
  /** Variables that have another name than in the release before. */
  newNames: NewNames;
  /** Sets the variables of each assignment as group variables; same order, same length. */
  render(batch: readonly Assignment[], options?: { contents?: boolean; reads?: boolean }): Promise<KubesprayRender[]>;
  /** The result of each assignment in the role for a custom CNI; same order, same length. */
  customCni(batch: readonly Assignment[]): Promise<CustomCniInstall[]>;
  /** What could not be measured so far. */
  notMeasured(): Promise<NotMeasured[]>;
  close(): void;
}

export interface KubesprayOptions {
  /** The Python interpreter that has ansible-core; default `$CATALOG_PYTHON`, then `python3`. */
  python?: string;
}

/**
 * Extracts a release tag of a Kubespray clone, or its `master`, once below `cacheDir`, and starts the driver on it.
 * Throws a `ReleaseError` if the tag does not exist, the interpreter lacks ansible-core or nothing of Cilium is found.
 */
export async function openKubespray(
  kubesprayRepo: string,
  tag: string,
  cacheDir: string,
  options: KubesprayOptions = {},
): Promise<Kubespray> {
  const commit = commitOf(kubesprayRepo, tag);
  const date = git(kubesprayRepo, 'show', '-s', '--format=%cs', commit).trim();
  const folder = extract(kubesprayRepo, commit, join(cacheDir, 'kubespray', `${tag}-${commit.slice(0, 12)}`));
  const python = options.python ?? process.env.CATALOG_PYTHON ?? 'python3';
  // Avoids bytecode files next to the driver, and keeps the order of sets the same in every run.
  const env = { ...process.env, PYTHONHASHSEED: '0' };
  const driver = new Driver(spawn(python, ['-B', DRIVER, folder], { env }), tag);
  const described = (await driver.ask({ describe: true })) as Described & { fatal?: string; error?: string };
  const render: Kubespray['render'] = async (batch, { contents = false, reads = false } = {}) =>
    (await Promise.all(batch.map((set) => driver.ask({ set, contents, reads })))) as KubesprayRender[];
  const problem = described.fatal ?? described.error;
  const [base] = problem === undefined ? await render([{}]) : [];
  const stopped = problem ?? base?.error;
  if (!base || stopped !== undefined) {
    driver.close();
    const where = base?.errorIn === undefined ? '' : ` (${base.errorIn})`;
    throw new ReleaseError(`Kubespray ${tag} cannot be measured: ${stopped}${where}.`);
  }
  if (base.values === undefined && base.config === undefined) {
    driver.close();
    throw new ReleaseError(
      `Kubespray ${tag} cannot be measured: with nothing set its play makes neither Helm values nor a ConfigMap of Cilium.`,
    );
  }
  return {
    release: tag,
    commit,
    date,
    installer: base.values ? 'cilium-cli' : 'templates',
    folder,
    ...described,
    newNames: newNamesOf(kubesprayRepo, tag, commit),
    render,
    customCni: async (batch) =>
      (await Promise.all(batch.map((set) => driver.ask({ customCni: set })))) as CustomCniInstall[],
    notMeasured: async () => (await driver.ask({ notMeasured: true })) as NotMeasured[],
    close: () => driver.close(),
  };
}

type Described = Pick<
  Kubespray,
  'defaults' | 'values' | 'registered' | 'needed' | 'roles' | 'commonRoles' | 'customCniRole' | 'checks'
>;

/**
 * The commit of a release tag, of `master` in this clone, or after the plus in `v2.28.0+a59585b6d`. Throws a
 * `ReleaseError` if it does not exist.
 */
export function commitOf(kubesprayRepo: string, tag: string): string {
  const [, commit] = tag.split('+');
  const names = commit
    ? [commit]
    : tag === 'master'
      ? ['origin/master', 'origin/main', 'master', 'main', 'HEAD']
      : [`refs/tags/${tag}`, tag];
  for (const name of names) {
    try {
      return git(kubesprayRepo, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`).trim();
    } catch {
      // The next name may exist.
    }
  }
  throw new ReleaseError(`The clone ${kubesprayRepo} has no ${tag}: update it with git fetch --tags.`);
}

/** True for a value that contains a mark, which the driver uses for values that it cannot compute (`marks.py`). */
export function isUnmeasured(value: Json): boolean {
  return /notmeasured|987654321/i.test(JSON.stringify(value));
}

/** A release whose renderings leave out values that cannot be computed. Charts and comparisons need this form. */
export function withoutMarks(kubespray: Kubespray): Kubespray {
  return {
    ...kubespray,
    render: async (batch, options) =>
      (await kubespray.render(batch, options)).map((render) => ({
        ...render,
        ...(render.values && { values: unmarked(render.values) as Record<string, Json> }),
        ...(render.config && { config: unmarked(render.config) as Record<string, string> }),
      })),
  };
}

function unmarked(value: Json): Json {
  if (value === null || typeof value !== 'object' || !isUnmeasured(value)) return value;
  const isMark = (item: Json) => isUnmeasured(item) && (item === null || typeof item !== 'object');
  if (Array.isArray(value)) return value.filter((item) => !isMark(item)).map(unmarked);
  const kept = Object.entries(value).filter(([, item]) => !isMark(item));
  return Object.fromEntries(kept.map(([key, item]) => [key, unmarked(item)]));
}

/** Helm values by dotted path; empty maps, lists and scalars are leaves. A dot inside a key is escaped as in Helm. */
export function flatten(values: Record<string, Json>, prefix = ''): Record<string, Json> {
  const leaves: Record<string, Json> = {};
  for (const [key, value] of Object.entries(values)) {
    const path = prefix + key.replaceAll('.', '\\.');
    const isBranch =
      value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0;
    Object.assign(leaves, isBranch ? flatten(value as Record<string, Json>, `${path}.`) : { [path]: value });
  }
  return leaves;
}

/** Output of a git command in a clone (bare or not). Throws with git's message when it fails. */
export function git(repo: string, ...args: string[]): string {
  return execFileSync('git', ['-C', repo, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });
}

/** Extracts the files of a commit that the catalog reads, once. */
export function extract(repo: string, commit: string, folder: string): string {
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const present = new Set(git(repo, 'ls-tree', '--name-only', commit).split('\n'));
  const paths = ['roles', 'inventory', 'playbooks'].filter((path) => present.has(path));
  const archive = execFileSync('git', ['-C', repo, 'archive', commit, ...paths], { maxBuffer: 1 << 30 });
  execFileSync('tar', ['x', '-C', partial], { input: archive });
  renameSync(partial, folder);
  return folder;
}

/** Sends questions to a child process and reads its answers, which come in the order of the questions. */
export class Driver {
  private readonly waiting: { resolve(answer: unknown): void; reject(error: Error): void }[] = [];
  private complaints = '';
  private failure: Error | undefined;

  constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    tag: string,
  ) {
    createInterface({ input: child.stdout }).on('line', (line) => this.waiting.shift()?.resolve(JSON.parse(line)));
    child.stderr.on('data', (text) => {
      this.complaints = (this.complaints + text).slice(-2000);
    });
    const fail = (reason: string) => {
      this.failure = new Error(`ansible driver of Kubespray ${tag}: ${reason}\n${this.complaints}`);
      for (const { reject } of this.waiting.splice(0)) reject(this.failure);
    };
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => fail(`ended with code ${code}`));
    child.stdin.on('error', () => {});
  }

  ask(question: object): Promise<unknown> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.child.stdin.write(`${JSON.stringify(question)}\n`);
    });
  }

  close(): void {
    this.child.stdin.end();
  }
}
