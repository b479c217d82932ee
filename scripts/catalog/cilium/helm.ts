/**
 * Real charts, rendered by real Helm. `helm-probe/` links Helm's library into a small server that keeps a chart loaded,
 * because the catalog needs tens of thousands of renderings.
 */
import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compare } from 'semver';
import type { Json } from '../../../src/core/json.ts';
import { type PartlyKnown, setPath } from '../../../src/core/value-tree.ts';
import type { Assignment, Observation, Probe } from '../probe.ts';

const run = promisify(execFile);
const probeSource = fileURLToPath(new URL('helm-probe/', import.meta.url));
const largestArchive = 64 * 1024 * 1024;

/** One line of the server's output. */
interface Answer {
  error?: string;
  configMap?: Record<string, string>;
  objects?: Record<string, string>;
  contents?: Record<string, Json>;
}

/** A chart that is ready for rendering. */
export interface ChartProbe extends Probe {
  version: string;
  /** Path of the archive. */
  archive: string;
  /** SHA-256 of the archive. */
  digest: string;
  /** Ends the servers. */
  close(): void;
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Every final release of Cilium's chart in a clone of the charts repository, oldest first. */
export async function chartVersions(chartsRepo: string): Promise<string[]> {
  const { stdout } = await run('git', ['-C', chartsRepo, 'ls-tree', '--name-only', 'HEAD'], {
    maxBuffer: largestArchive,
  });
  return stdout
    .split('\n')
    .map((name) => /^cilium-(\d+\.\d+\.\d+)\.tgz$/.exec(name)?.[1])
    .filter((version) => version !== undefined)
    .sort(compare);
}

/** Extracts a chart's archive from the charts repository; returns its path and digest. */
export async function chartArchive(
  chartsRepo: string,
  version: string,
  cacheDir: string,
): Promise<{ archive: string; digest: string }> {
  const folder = join(cacheDir, 'charts');
  const archive = join(folder, `cilium-${version}.tgz`);
  if (!existsSync(archive)) {
    await mkdir(folder, { recursive: true });
    const { stdout } = await run('git', ['-C', chartsRepo, 'show', `HEAD:cilium-${version}.tgz`], {
      encoding: 'buffer',
      maxBuffer: largestArchive,
    });
    await writeFile(`${archive}.${process.pid}`, stdout);
    await rename(`${archive}.${process.pid}`, archive);
  }
  return { archive, digest: sha256(await readFile(archive)) };
}

/** Builds the server if its sources changed; returns the path of the program. Needs Go. */
async function buildProbe(cacheDir: string): Promise<string> {
  const names = (await readdir(probeSource)).filter((name) => /\.(go|mod|sum)$/.test(name)).sort();
  const sources = await Promise.all(names.map((name) => readFile(join(probeSource, name), 'utf8')));
  const program = join(cacheDir, `helm-probe-${sha256(sources.join('\0')).slice(0, 16)}`);
  if (!existsSync(program)) {
    await mkdir(cacheDir, { recursive: true });
    await run('go', ['build', '-o', `${program}.${process.pid}`, '.'], { cwd: probeSource });
    await rename(`${program}.${process.pid}`, program);
  }
  return program;
}

/** One server process; answers come in the order of the questions. */
class Server {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  #errors = '';

  constructor(program: string, ...args: string[]) {
    this.#process = spawn(program, args);
    createInterface({ input: this.#process.stdout }).on('line', (line) => this.#waiting.shift()?.resolve(line));
    this.#process.stderr.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString();
    });
    // `close` reports a server that ends early; a write to it would only report "broken pipe".
    this.#process.stdin.on('error', () => undefined);
    this.#process.on('close', () => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(`helm-probe ended: ${this.#errors.trim()}`));
    });
  }

  ask(question: string): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#process.exitCode !== null) {
        reject(new Error(`helm-probe ended: ${this.#errors.trim()}`));
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.#process.stdin.write(`${question}\n`);
    });
  }

  close(): void {
    this.#process.stdin.end();
  }
}

/** Helm values as a tree; a shorter path comes first, so that a longer one can add to it. */
export function valuesOf(assignment: Assignment): Record<string, PartlyKnown> {
  const tree: Record<string, PartlyKnown> = {};
  const paths = Object.keys(assignment).sort((left, right) => left.length - right.length || (left < right ? -1 : 1));
  for (const path of paths) setPath(tree, path, structuredClone(assignment[path] ?? null));
  return tree;
}

function toObservation(line: string): Observation {
  const answer = JSON.parse(line) as Answer;
  return {
    ...(answer.error !== undefined && { error: answer.error }),
    outputs: answer.configMap ?? {},
    objects: answer.objects ?? {},
  };
}

/**
 * Opens a chart of a clone of Cilium's charts repository. Outputs are the data of ConfigMap/cilium-config; objects are
 * all others. It is deterministic: certificates are constants, and annotations with checksums are left out.
 *
 * Errors start with `schema:`, `values:`, `fail FILE:LINE:`, `template FILE:LINE:`, `yaml FILE:` or `data KEY:` (the
 * chart renders, but the API server would refuse the ConfigMap).
 *
 * @param cacheDir where the archive and the built server are kept
 * @throws Error if the chart is not in the repository, or if Go cannot build the server
 */
export async function openChart(
  chartsRepo: string,
  version: string,
  cacheDir: string,
  { servers: count = 2, kubeVersion = 'v1.31.0' } = {},
): Promise<ChartProbe> {
  const [program, { archive, digest }] = await Promise.all([
    buildProbe(cacheDir),
    chartArchive(chartsRepo, version, cacheDir),
  ]);
  const servers = Array.from({ length: count }, () => new Server(program, archive, kubeVersion));
  let next = 0;
  return {
    version,
    archive,
    digest,
    async render(batch) {
      const questions = batch.map((assignment) => {
        const server = servers[next++ % servers.length] as Server;
        return server.ask(JSON.stringify({ values: valuesOf(assignment) }));
      });
      return (await Promise.all(questions)).map(toObservation);
    },
    close() {
      for (const server of servers) server.close();
    },
  };
}

/** The result of rendering a chart, including the content of the objects. */
export interface Rendering {
  error?: string;
  /** The data of ConfigMap/cilium-config; empty if it does not exist. */
  options: Record<string, string>;
  /** By `Kind/name`, the digests of the objects with that name (several if they differ in their namespace). */
  objects: Record<string, readonly string[]>;
}

/** A chart whose objects can be read, not only whether they change. */
export interface ManifestProbe {
  render(batch: readonly Assignment[]): Promise<Rendering[]>;
  /** The object with a digest from a rendering. */
  content(digest: string): Json;
  archive: string;
  digest: string;
  close(): void;
}

/** The number of characters of one digest. */
const digestLength = 16;

/** Opens a chart as {@link openChart} does; its renderings contain the objects themselves. Throws in the same cases. */
export async function openManifests(
  chartsRepo: string,
  version: string,
  cacheDir: string,
  { servers: count = 2, kubeVersion = 'v1.31.0' } = {},
): Promise<ManifestProbe> {
  const [program, { archive, digest }] = await Promise.all([
    buildProbe(cacheDir),
    chartArchive(chartsRepo, version, cacheDir),
  ]);
  const servers = Array.from({ length: count }, () => new Server(program, archive, kubeVersion, 'contents'));
  const contents = new Map<string, Json>();
  let next = 0;
  const rendering = (line: string): Rendering => {
    const answer = JSON.parse(line) as Answer;
    for (const [key, content] of Object.entries(answer.contents ?? {})) contents.set(key, content);
    return {
      ...(answer.error !== undefined && { error: answer.error }),
      options: answer.configMap ?? {},
      objects: Object.fromEntries(
        Object.entries(answer.objects ?? {}).map(([name, digests]) => [
          name,
          Array.from({ length: digests.length / digestLength }, (_, i) =>
            digests.slice(i * digestLength, (i + 1) * digestLength),
          ),
        ]),
      ),
    };
  };
  return {
    archive,
    digest,
    async render(batch) {
      const questions = batch.map((assignment) =>
        (servers[next++ % servers.length] as Server).ask(JSON.stringify({ values: valuesOf(assignment) })),
      );
      return (await Promise.all(questions)).map(rendering);
    },
    content: (key) => contents.get(key) ?? null,
    close() {
      for (const server of servers) server.close();
    },
  };
}
