/**
 * The results of ansible-core 2.17 (`ansible-inventory --list`) for a dozen random inventories. They show who sees
 * which variables, by group depth, priority and name, folders before files, and with which type.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unknown } from '../../src/core/options.ts';
import { effective } from '../../src/formats/ansible/inventory.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { discover } from '../../src/formats/inventory/discover.ts';
import { readSource } from '../../src/formats/inventory/read.ts';

interface Recording {
  files: Record<string, string>;
  hosts: Record<string, Record<string, unknown>>;
}

const recordings: Recording[] = JSON.parse(readFileSync('test/fixtures/inventories/ansible-recordings.json', 'utf8'));

/** A recorded value as far as it is known before Ansible runs. */
function expected(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('{{') ? unknown : value;
  if (Array.isArray(value)) return value.map(expected);
  if (typeof value !== 'object' || value === null) return value;
  if ('__ansible_unsafe' in value) return value.__ansible_unsafe;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expected(item)]));
}

describe.each(recordings.map((recording, index) => ({ ...recording, index })))(
  'inventory $index',
  ({ files, hosts }) => {
    const system = memoryFileSystem(files);
    const [source] = discover(['.'], system);
    const [inventory] = source && source.kind !== 'intent' ? readSource(source, system) : [];

    it.each(Object.entries(hosts))('%s sees what Ansible shows it', (host, variables) => {
      const scope = inventory?.scopes.find((candidate) => candidate.hosts.includes(host));
      if (!scope) throw new Error(`no scope for ${host}`);
      const names = [...scope.variables.keys()].filter((name) => name.startsWith('cilium_')).sort();
      expect(names).toEqual(Object.keys(variables).sort());
      for (const name of names) expect(effective(scope, name)?.value).toEqual(expected(variables[name]));
    });
  },
);
