/**
 * Benchmarks the language server on one inventory: the start of the process, the findings for newly opened files, and
 * the findings after an edit. It also measures memory over many edits. The process is the built program; the client
 * uses the protocol's own library.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '../test/lsp/client.ts';
import { filesPerInventory, writeInventories } from './inventories.ts';

/** The project's budgets: milliseconds, and growth of the resident memory after the first tenth of the edits. */
const budgets = { first: 300, edit: 50, growth: 1.25 };

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const verdict = (value: number, budget: number): string => `${budget} ${value <= budget ? 'kept' : 'MISSED'}`;

/** The resident memory of a process in megabytes; undefined if the system does not report it. */
function residentMegabytes(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

/**
 * Milliseconds of CPU time that a process has used, independent of other load; undefined if the system does not report
 * it.
 */
function processorTime(pid: number | undefined): number | undefined {
  try {
    // After the name in parentheses, user and system time are the 12th and 13th field, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** Measures and prints. `bin` has to be built. */
export async function benchServer(edits: number, starts = 7): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-bench-'));
  try {
    const files = writeInventories(folder, 1);
    console.log(`\nlsp: one inventory with ${filesPerInventory} files of group_vars, all of them opened at once`);
    await benchStarts(folder, files, starts);
    await benchEdits(folder, files, edits);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openAll(client: Client, files: readonly string[]): Promise<void> {
  for (const file of files) await client.open(file, readFileSync(join(client.folder, file), 'utf8'));
}

async function benchStarts(folder: string, files: readonly string[], starts: number): Promise<void> {
  const measured: { start: number; first: number; all: number }[] = [];
  for (let run = 0; run < starts; run++) {
    const begin = performance.now();
    const client = await Client.start(folder, {}, { initializationOptions: { kubespray: 'v2.31.0' } });
    const initialised = performance.now();
    await openAll(client, files);
    const cilium = files.find((file) => file.endsWith('k8s-net-cilium.yml')) ?? '';
    await client.diagnostics(cilium);
    const first = performance.now();
    for (const file of files) await client.diagnostics(file);
    measured.push({ start: initialised - begin, first: first - initialised, all: performance.now() - initialised });
    await client.stop();
  }
  const median = (pick: (one: (typeof measured)[number]) => number): number => at(measured.map(pick), 0.5);
  console.log(
    `start of the process to its answer: ${median(({ start }) => start).toFixed(0)} ms (median of ${starts})`,
  );
  const first = median((one) => one.first);
  console.log(`opened to first findings: ${first.toFixed(0)} ms, budget ${verdict(first, budgets.first)}`);
  console.log(`opened to findings of all files: ${median(({ all }) => all).toFixed(0)} ms`);
}

async function benchEdits(folder: string, files: readonly string[], edits: number): Promise<void> {
  const client = await Client.start(folder, {}, { initializationOptions: { kubespray: 'v2.31.0' } });
  await openAll(client, files);
  for (const file of files) await client.diagnostics(file);
  const file = files.find((name) => name.endsWith('k8s-net-cilium.yml')) ?? '';
  const text = readFileSync(join(folder, file), 'utf8');
  const times: number[] = [];
  const before = processorTime(client.process.pid);
  let early: number | undefined;
  let most = 0;
  for (let edit = 0; edit < edits; edit++) {
    const begin = performance.now();
    await client.edit(file, `${text}cilium_setting_${edit % 1000}: ${edit}\n`);
    await client.diagnostics(file);
    times.push(performance.now() - begin);
    const memory = residentMegabytes(client.process.pid);
    if (memory === undefined) continue;
    if (edit === Math.floor(edits / 10)) early = most;
    most = Math.max(most, memory);
  }
  // The first edits are slow, because V8 still compiles.
  const warm = times.slice(Math.min(50, times.length / 2));
  console.log(
    `edit to findings: ${at(warm, 0.5).toFixed(1)} ms median, ${at(warm, 0.9).toFixed(1)} ms for 9 of 10, budget ${verdict(at(warm, 0.9), budgets.edit)}`,
  );
  const after = processorTime(client.process.pid);
  if (before !== undefined && after !== undefined) {
    console.log(`processor time of an edit: ${((after - before) / edits).toFixed(1)} ms`);
  }
  // A few edits do not show what stays in memory.
  if (early !== undefined && edits >= 5000) {
    const growth = most / early;
    console.log(
      `memory over ${edits} edits: most ${early.toFixed(0)} MB in the first tenth, ${most.toFixed(0)} MB in all, x ${growth.toFixed(2)}, budget ${verdict(growth, budgets.growth)}`,
    );
  }
  await client.stop();
}
