/**
 * Compares the linter on trees of inventories with yamllint and ansible-lint on a part of the same tree, as whole
 * processes. The peers come from the PATH, or from the folder `$BENCH_PEERS`; one that is missing is skipped with a
 * message.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { filesPerInventory, writeInventories } from './inventories.ts';

const sizes = [100, 300, 1000];
/** The project's budgets: the highest cost for each file relative to each peer, and the most memory. */
const budgets = { 'ansible-lint': 1 / 50, yamllint: 1 / 10, megabytes: 250, oneInventory: 2 };

/** Measures and prints. `bin` has to be built. */
export function benchLint(bin: string, bare: () => number): void {
  const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-bench-'));
  try {
    const trees = new Map(sizes.map((size) => [size, join(folder, `tree-${size}`)]));
    for (const [size, tree] of trees) writeInventories(tree, size);
    console.log(`\nlint: trees of inventories with ${filesPerInventory} files of group_vars each`);
    const costs = [...trees].map(([size, tree]) => {
      const run = watchedLintRun(bin, tree, folder);
      const perFile = run.milliseconds / (size * filesPerInventory);
      console.log(
        `${String(size).padStart(5)} inventories ${(run.milliseconds / 1000).toFixed(1).padStart(7)} s  ` +
          `${perFile.toFixed(3)} ms a file  ${run.megabytes.toFixed(0)} MB ${run.megabytes <= budgets.megabytes ? 'kept' : 'MISSED'}`,
      );
      return perFile;
    });
    const ours = costs.at(-1) ?? 0;
    for (const [peer, arguments_, inventories] of [
      ['yamllint', ['--format', 'parsable'], 5],
      ['ansible-lint', ['--offline', '-q', '--nocolor'], 4],
    ] as const) {
      const part = join(folder, peer);
      // Files are passed one by one: ansible-lint searches for playbooks only if a folder is passed.
      const files = writeInventories(part, inventories);
      const run = timed(peer, [...arguments_, ...files], part);
      if (!run) {
        console.log(`${peer}: not installed, passed over`);
        continue;
      }
      const perFile = run.milliseconds / (inventories * filesPerInventory);
      const share = ours / perFile;
      const budget = budgets[peer];
      console.log(
        `${peer} on ${inventories} inventories: ${(run.milliseconds / 1000).toFixed(1)} s, ${perFile.toFixed(1)} ms a file: ` +
          `ours costs 1/${(1 / share).toFixed(0)}, budget 1/${1 / budget} ${share <= budget ? 'kept' : 'MISSED'}`,
      );
    }
    oneInventory(bin, bare, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function oneInventory(bin: string, bare: () => number, folder: string): void {
  const tree = join(folder, 'one');
  writeInventories(tree, 1);
  const pairs = Array.from({ length: 9 }, () => [bare(), lintRun([bin], tree, folder)] as const);
  const ratios = pairs.map(([node, ours]) => ours / node).sort((one, other) => one - other);
  const ratio = ratios[Math.floor(ratios.length / 2)] ?? 0;
  const verdict = ratio <= budgets.oneInventory ? 'kept' : 'MISSED';
  console.log(`one inventory: ${ratio.toFixed(2)} x bare node, budget ${budgets.oneInventory} ${verdict}`);
}

/** Milliseconds, and the peak memory of the process. */
function watchedLintRun(bin: string, tree: string, folder: string): { milliseconds: number; megabytes: number } {
  const memory = join(folder, 'memory');
  const watcher = join(folder, 'watch.cjs');
  writeFileSync(
    watcher,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(memory)}, String(process.resourceUsage().maxRSS)));`,
  );
  const milliseconds = lintRun(['--require', watcher, bin], tree, folder);
  return { milliseconds, megabytes: Number(readFileSync(memory, 'utf8')) / 1024 };
}

function lintRun(program: readonly string[], tree: string, folder: string): number {
  const run = timed(process.execPath, [...program, 'lint', tree, '--kubespray', 'v2.31.0'], folder);
  if (!run || run.status === null || run.status > 1) throw new Error(`lint ended with ${run?.status}: ${run?.stderr}`);
  return run.milliseconds;
}

/** Undefined if the program is missing. */
function timed(
  program: string,
  args: readonly string[],
  cwd: string,
): { milliseconds: number; status: number | null; stderr: string } | undefined {
  const path = [process.env.BENCH_PEERS, process.env.PATH].filter(Boolean).join(delimiter);
  const start = process.hrtime.bigint();
  const result = spawnSync(program, args, {
    cwd,
    env: { ...process.env, PATH: path },
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  if (result.error) return undefined;
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  return { milliseconds, status: result.status, stderr: result.stderr.slice(0, 500) };
}
