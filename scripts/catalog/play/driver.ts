/**
 * The whole cluster play of one release as a black box. Works through `play-probe.py`, a driver around ansible-core.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from '../../../src/core/json.ts';
import { commitOf, Driver, extract, ReleaseError } from '../ansible/ansible.ts';
import { type NewNames, newNamesOf } from '../kubespray/new-names.ts';
import { canonical } from '../learn/samples.ts';
import type { Assignment } from '../probe.ts';

const script = fileURLToPath(new URL('./play-probe.py', import.meta.url));

/** The result of the Cilium role with some variables. */
export interface PlayRender {
  error?: string;
  errorIn?: string;
  errorTask?: string;
  /** Texts that are not valid YAML, by template. */
  broken: Record<string, string>;
  config?: Record<string, string>;
  typeErrors?: string[];
  values?: Record<string, Json>;
  command?: string;
  objects: Record<string, string>;
  facts: Record<string, boolean>;
  /** Digests, by template and number of the document. */
  manifests: Record<string, string>;
  reads: string[];
}

/** A check with the facts that its text shows. */
export interface CheckDescription {
  file: string;
  task: string;
  texts: string[];
  loop: Json;
  /** Variables that the task itself sets. */
  own: string[];
  declared: Record<string, Json>;
  values: Record<string, Json>;
}

/** One release with its driver running. */
export class Play {
  readonly #driver: Driver;
  readonly #seen = new Map<string, Promise<PlayRender>>();
  readonly #contents = new Map<string, Json>();

  private constructor(
    driver: Driver,
    readonly commit: string,
    readonly folder: string,
    readonly defaults: Record<string, Json>,
    readonly values: Record<string, Json>,
    readonly registered: readonly string[],
    readonly roles: readonly string[],
    readonly checks: readonly CheckDescription[],
    /** Variables that have another name than in the release before. */
    readonly newNames: NewNames,
  ) {
    this.#driver = driver;
  }

  /** Extracts a release (once) and starts the driver. Throws if the release cannot be measured at all. */
  static async open(repo: string, release: string, cacheDir: string, python: string | undefined): Promise<Play> {
    const commit = commitOf(repo, release);
    const folder = extract(repo, commit, join(cacheDir, 'kubespray', `${release}-${commit.slice(0, 12)}`));
    const env = { ...process.env, PYTHONHASHSEED: '0' };
    const interpreter = python ?? process.env.CATALOG_PYTHON ?? 'python3';
    const driver = new Driver(spawn(interpreter, ['-B', script, folder], { env }), release);
    const described = (await driver.ask({ describe: true })) as Record<string, unknown>;
    const problem = described.fatal ?? described.error;
    if (problem !== undefined) {
      driver.close();
      throw new ReleaseError(`Kubespray ${release}: the play cannot be measured: ${problem}.`);
    }
    const { checks = [] } = (await driver.ask({ checks: true })) as { checks?: CheckDescription[] };
    return new Play(
      driver,
      commit,
      folder,
      described.defaults as Record<string, Json>,
      described.values as Record<string, Json>,
      described.registered as string[],
      described.roles as string[],
      checks,
      newNamesOf(repo, release, commit),
    );
  }

  /** How many different assignments were rendered. */
  get renderings(): number {
    return this.#seen.size;
  }

  /** Renders each assignment, once; same order, same length. */
  render(batch: readonly Assignment[]): Promise<PlayRender[]> {
    return Promise.all(batch.map((set) => this.one(set)));
  }

  one(set: Assignment): Promise<PlayRender> {
    const key = canonical(set as Json);
    let render = this.#seen.get(key);
    if (!render) {
      render = this.#ask(set);
      this.#seen.set(key, render);
    }
    return render;
  }

  async #ask(set: Assignment): Promise<PlayRender> {
    const { contents, ...render } = (await this.#driver.ask({ set })) as PlayRender & {
      contents?: Record<string, Json>;
    };
    for (const [digest, content] of Object.entries(contents ?? {})) this.#contents.set(digest, content);
    return render;
  }

  /** The manifest with a digest from a rendering. */
  content(digest: string): Json {
    return this.#contents.get(digest) ?? null;
  }

  /** Whether the play stops at a check, by assignment; a text if that is unknown. */
  async evaluate(check: number, sets: readonly Assignment[]): Promise<(boolean | string)[]> {
    const { stops, error } = (await this.#driver.ask({ check, sets })) as {
      stops?: (boolean | string)[];
      error?: string;
    };
    return stops ?? sets.map(() => error ?? 'notmeasured');
  }

  /** The owner, by path, of files that the play or one of its roles creates on the nodes. */
  async owners(set: Assignment, role?: string): Promise<Record<string, Json>> {
    return ((await this.#driver.ask({ files: set, role })) as { owners?: Record<string, Json> }).owners ?? {};
  }

  async installer(
    set: Assignment,
  ): Promise<{ file: string; task: string; environment: Json; onlyInstalls: boolean }[]> {
    const { tasks = [] } = (await this.#driver.ask({ installer: set })) as {
      tasks?: { file: string; task: string; environment: Json; onlyInstalls: boolean }[];
    };
    return tasks;
  }

  close(): void {
    this.#driver.close();
  }
}
