/**
 * `npm run fuzz -- --ansible`: Ansible and this program read random inventories. Both have to refuse the same texts,
 * and otherwise find the same hosts. Each host must have the same groups, in the order of their variables, and the same
 * values.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { unknown } from '../../src/core/options.ts';
import { effective } from '../../src/formats/ansible/inventory.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { readSource } from '../../src/formats/inventory/read.ts';
import { hasTemplate } from '../../src/yaml/ansible.ts';
import { type RandomInventory, randomInventory } from './inventories.ts';

interface Host {
  groups: string[];
  variables: Record<string, unknown>;
}
type Reading = { refused: string } | { hosts: Record<string, Host> };

/** A process that reads inventories one after another with Ansible's own classes. */
class Ansible {
  readonly #process;
  readonly #lines: AsyncIterator<string>;

  constructor(python: string) {
    const script = fileURLToPath(new URL('read-inventories.py', import.meta.url));
    this.#process = spawn(python, [script], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async read(source: string): Promise<Reading> {
    this.#process.stdin.write(`${JSON.stringify({ source })}\n`);
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error('Ansible has stopped: is --python the one that it is installed for?');
    return JSON.parse(value) as Reading;
  }

  stop(): void {
    this.#process.stdin.end();
  }
}

/** The result of this program for the same inventory. */
function ownReading({ hosts, files }: RandomInventory): Reading {
  const source = { kind: 'inventory' as const, root: '.', inventoryFiles: [hosts] };
  const [inventory] = readSource(source, memoryFileSystem(files), { alsoText: /./ });
  const refused = inventory?.problems.find(({ rule }) => rule === 'parse-error');
  if (refused) return { refused: `${refused.location.file}:${refused.location.line}: ${refused.message}` };
  const found: Record<string, Host> = {};
  for (const scope of inventory?.scopes ?? []) {
    const names = [...scope.variables.keys()].filter((name) => name.startsWith('cilium_')).sort();
    const variables = Object.fromEntries(names.map((name) => [name, plain(effective(scope, name)?.value)]));
    // Hosts that see the same variables form one scope, which has the groups of the first host.
    for (const [index, host] of scope.hosts.entries())
      found[host] = { groups: index === 0 ? scope.groups : [], variables };
  }
  return { hosts: found };
}

/** Values in the form of the Python side; values that only Ansible can know are `null` on both sides. */
function plain(value: unknown): unknown {
  if (value === unknown || (typeof value === 'string' && hasTemplate(value))) return null;
  if (typeof value === 'number')
    return Number.isFinite(value) ? value + 0 : `${value}`.toLowerCase().replace('infinity', 'inf');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(byKey)
      .map(([key, item]) => [key, plain(item)]),
  );
}

function theirs(value: unknown): unknown {
  if (typeof value === 'string') return hasTemplate(value) ? null : value;
  if (typeof value === 'number') return value + 0;
  if (Array.isArray(value)) return value.map(theirs);
  if (typeof value !== 'object' || value === null) return value;
  if ('__unknown' in value) return null;
  if ('__float' in value) return value.__float;
  if ('__number' in value) return value.__number;
  if ('__text' in value) return value.__text;
  return Object.fromEntries(
    Object.entries(value)
      .sort(byKey)
      .map(([key, item]) => [key, theirs(item)]),
  );
}

function byKey([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}

function comparable(reading: Reading, known: (value: unknown) => unknown, like?: Reading): unknown {
  if ('refused' in reading) return 'refused';
  const hosts = Object.entries(reading.hosts).sort(byKey);
  return Object.fromEntries(
    hosts.map(([name, { groups, variables }]) => {
      const values = Object.entries(variables).sort(byKey);
      const other = like && 'hosts' in like ? like.hosts[name]?.groups : undefined;
      const compared = other?.length === 0 ? [] : groups;
      return [
        name,
        { groups: compared, variables: Object.fromEntries(values.map(([key, value]) => [key, known(value)])) },
      ];
    }),
  );
}

function write(inventory: RandomInventory): string {
  const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-ansible-'));
  for (const [path, text] of Object.entries(inventory.files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function printDifference(seed: number, { files }: RandomInventory, theirs: unknown, own: unknown): void {
  console.log(`\nseed ${seed}`);
  for (const [path, text] of Object.entries(files)) console.log(`--- ${path}\n${text.trimEnd()}`);
  console.log('Ansible:', JSON.stringify(theirs));
  console.log('own:    ', JSON.stringify(own));
}

/** Compares `runs` inventories; resolves to the exit code. */
export async function compareWithAnsible(python: string, seed: number, runs: number): Promise<number> {
  const ansible = new Ansible(python);
  const counts = { refused: 0, read: 0, differences: 0 };
  const printed = new Map<string, number>();
  for (let run = 0; run < runs; run++) {
    const [inventory] = fc.sample(randomInventory, { seed: seed + run, numRuns: 1 });
    if (!inventory) continue;
    const folder = write(inventory);
    const real = await ansible.read(join(folder, inventory.hosts));
    rmSync(folder, { recursive: true });
    counts['refused' in real ? 'refused' : 'read']++;
    const own = ownReading(inventory);
    const [left, right] = [comparable(real, theirs, own), comparable(own, (value) => value)];
    // Without hosts Ansible reads no variables; this program checks what any host would see.
    const isEmpty = 'hosts' in real && Object.keys(real.hosts).length === 0;
    if (isEmpty || isDeepStrictEqual(left, right)) continue;
    counts.differences++;
    const kind = JSON.stringify(['refused' in real, 'refused' in own]);
    const before = printed.get(kind) ?? 0;
    printed.set(kind, before + 1);
    // The first few of a kind are enough to find the cause.
    if (before < 6)
      printDifference(seed + run, inventory, 'refused' in real ? real : left, 'refused' in own ? own : right);
  }
  ansible.stop();
  console.log(
    `${runs} inventories: Ansible read ${counts.read} and refused ${counts.refused}; ${counts.differences} differences`,
  );
  return counts.differences === 0 ? 0 : 1;
}
