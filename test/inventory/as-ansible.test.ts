/**
 * Edge cases of Ansible's readers. Each was tried with ansible-core 2.17; `npm run fuzz -- --ansible` searches for
 * more.
 */
import { describe, expect, it } from 'vitest';
import { unknown } from '../../src/core/options.ts';
import { effective } from '../../src/formats/ansible/inventory.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { readSource } from '../../src/formats/inventory/read.ts';

function read(files: Record<string, string>) {
  const [hosts = ''] = Object.keys(files);
  const [inventory] = readSource({ kind: 'inventory', root: '.', inventoryFiles: [hosts] }, memoryFileSystem(files));
  if (!inventory) throw new Error('nothing was read');
  const scope = (host: string) => inventory.scopes.find((one) => one.hosts.includes(host));
  return {
    refused: inventory.problems.filter(({ rule }) => rule === 'parse-error').map(({ location }) => location.line),
    hosts: inventory.scopes.flatMap((one) => one.hosts).sort(),
    groups: (host: string) => scope(host)?.groups,
    value: (host: string, name: string) => {
      const found = scope(host);
      return found && effective(found, name)?.value;
    },
  };
}

const ini = '[kube_node]\nn1\n';

describe('hosts', () => {
  it.each([
    ['[fd00::11]:22', ['fd00::11']],
    ['[2001:db8::a]:2222', ['2001:db8::a']],
    ['fd00::[1:3]', ['fd00::1', 'fd00::2', 'fd00::3']],
    ['[10.0.0.7]:22', ['10.0.0.7']],
    ['10.0.0.[8:9]:22', ['10.0.0.8', '10.0.0.9']],
    ['w[a:c]', ['wa', 'wb', 'wc']],
    ['n1:22:33', ['n1:22:33']],
    ['n_:22', ['n_:22']],
  ])('%s are %j', (pattern, hosts) => {
    expect(read({ 'hosts.ini': `[kube_node]\n${pattern}\n` })).toMatchObject({ refused: [], hosts });
  });

  it.each(['w[c:a]', 'w[9:a]', 'w[01:3]', 'w[1:3:0]', 'w[1-3]', 'w[1:3', 'w1:', 'w1 a=b \\', 'w1 \\', "w1 a='b"])(
    'refuses %s',
    (line) => {
      expect(read({ 'hosts.ini': `[kube_node]\nok\n${line}\n` }).refused).toEqual([3]);
    },
  );

  it('above all sections are ungrouped unless a section has them, too', () => {
    const { groups } = read({ hosts: 'up cilium_a=1\nlone cilium_a=2\n[edge]\nup\n' });
    expect(groups('up')).toEqual(['all', 'edge']);
    expect(groups('lone')).toEqual(['all', 'ungrouped']);
  });

  it("all is nobody's child", () => {
    expect(read({ 'hosts.ini': '[kube_node]\nn1\n[x:children]\nall\n' }).refused).toEqual([4]);
    expect(read({ 'hosts.yml': 'kube_node: { hosts: { n1: }, children: { all: { } } }\n' }).refused).toEqual([1]);
  });
});

describe('variables', () => {
  const value = (text: string, file = 'group_vars/kube_node.yml') => {
    const found = read({ 'hosts.ini': ini, [file]: text });
    return found.refused.length > 0 ? 'refused' : found.value('n1', 'cilium_a');
  };

  it.each([
    ['cilium_a: "x"#c\n', 'x'],
    ["cilium_a: 'x'# c\n", 'x'],
    ['cilium_a: [1, 2]#c\n', [1, 2]],
    ['cilium_a: [1,#c\n  2]\n', [1, 2]],
    ['cilium_a: {b: 1}#c\n', { b: 1 }],
    ['cilium_a: x#c\n', 'x#c'],
    ['cilium_a: |#c\n  x\n', 'refused'],
    ['cilium_a: 1\n---\n', 'refused'],
    ['---\n---\ncilium_a: 1\n', 'refused'],
    ['cilium_a: 1\n---\n# nothing\n', 'refused'],
    ['cilium_a: 1\n...\n# the end\n', 1],
    ['...\ncilium_a: 1\n', 'refused'],
    ['cilium_a: !!float 1\n', 1],
    ['cilium_a: !!str 1\n', '1'],
    ['cilium_a: "\\ud83d\\ude00"\n', 'refused'],
    ['cilium_a: "\\\\ud83d"\n', '\\ud83d'],
  ])('%j', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  it.each(['group_vars/kube_node.json', 'group_vars/kube_node.yml', 'group_vars/kube_node/a'])('JSON in %s', (file) => {
    expect(value('{"cilium_a": 1.4e3}', file)).toBe(1400);
    expect(value('{\n\t"cilium_a": [1E3, -0.5e-3]\n}\n', file)).toEqual([1000, -0.0005]);
    expect(value('{"cilium_a": NaN}', file)).toBeNaN();
    expect(value('{"cilium_a": -Infinity}', file)).toBe(Number.NEGATIVE_INFINITY);
    expect(value('{"cilium_a": "NaN"}', file)).toBe('NaN');
    expect(value('{"cilium_a": "\\ud83d\\ude00"}', file)).toBe('\u{1f600}');
    expect(value('{"cilium_a": {"__ansible_unsafe": "{{ x }}"}}', file)).toBe('{{ x }}');
    expect(value('{"cilium_a": {"__ansible_vault": "$ANSIBLE_VAULT"}}', file)).toBe(unknown);
    // This is not valid JSON, so it is read as YAML 1.1.
    expect(value('{"cilium_a": 1.4e3, }', file)).toBe('1.4e3');
  });

  it('a file that nothing reads stops nothing', () => {
    expect(read({ 'hosts.ini': ini, 'group_vars/nobody.yml': 'cilium_a: [1\n' }).refused).toEqual([]);
    expect(read({ 'hosts.ini': ini, 'host_vars/n9.yml': 'cilium_a: 1\n---\n' }).refused).toEqual([]);
    expect(read({ 'hosts.ini': ini, 'host_vars/n1.yml': 'cilium_a: 1\n---\n' }).refused).toEqual([2]);
  });
});
