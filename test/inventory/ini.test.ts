import { describe, expect, it } from 'vitest';
import { unknown } from '../../src/core/options.ts';
import { Hierarchy } from '../../src/formats/ansible/hosts/hierarchy.ts';
import { expandHostPattern } from '../../src/formats/ansible/hosts/host-pattern.ts';
import { readIniInventory } from '../../src/formats/ansible/hosts/ini.ts';

function read(text: string) {
  const hierarchy = new Hierarchy();
  const problems = readIniInventory(text, 'inventory.ini', hierarchy);
  return { hierarchy, problems };
}

describe('expandHostPattern', () => {
  it.each([
    ['node', ['node']],
    ['node:2222', ['node']],
    ['node[1:3]', ['node1', 'node2', 'node3']],
    ['node[08:10].x', ['node08.x', 'node09.x', 'node10.x']],
    ['n[a:c]', ['na', 'nb', 'nc']],
    ['n[0:6:3]', ['n0', 'n3', 'n6']],
    ['n[:2]', ['n0', 'n1', 'n2']],
    ['r[1:2]n[1:2]:22', ['r1n1', 'r1n2', 'r2n1', 'r2n2']],
    ['2001:db8::1', ['2001:db8::1']],
    ['[2001:db8::1]:22', ['2001:db8::1']],
  ])('%s', (pattern, hosts) => expect(expandHostPattern(pattern)).toEqual(hosts));

  it.each(['n[1]', 'n[1:]', 'n[01:3]', 'n[1:3:0]', 'n[1:x]', 'n[0:999999999]', 'n[1:999]m[1:999]'])(
    'refuses %s',
    (pattern) => expect(() => expandHostPattern(pattern)).toThrow(RangeError),
  );
});

describe('readIniInventory', () => {
  it('reads values as Python literals, and templates as unknown', () => {
    const { hierarchy, problems } = read(
      [
        '[kube_node]',
        `n1 a=1 b="two words" c='{"x": True}' d=x\\ y # e=5`,
        '[kube_node:vars]',
        'f = True',
        'g = {{ f }}',
        'h = 8080 # a comment',
        'i = # only a comment to people',
        ' ; a comment',
      ].join('\r\n'),
    );
    expect(problems).toEqual([]);
    const values = (definitions: { name: string; value: unknown }[] | undefined) =>
      Object.fromEntries(definitions?.map(({ name, value }) => [name, value]) ?? []);
    expect(values(hierarchy.hosts.get('n1')?.definitions)).toEqual({ a: 1, b: 'two words', c: { x: true }, d: 'x y' });
    expect(values(hierarchy.groups.get('kube_node')?.definitions)).toEqual({
      f: true,
      g: unknown,
      h: 8080,
      i: '# only a comment to people',
    });
  });

  it('says where', () => {
    const { hierarchy } = read('[all]\n  n1   cilium_mtu=1\n[all:vars]\n\tcilium_x = 2\n');
    expect(hierarchy.hosts.get('n1')?.definitions[0]?.location).toEqual({
      file: 'inventory.ini',
      line: 2,
      column: 8,
      endLine: 2,
      endColumn: 18,
    });
    expect(hierarchy.groups.get('all')?.definitions[0]?.location).toMatchObject({ line: 4, column: 2, endColumn: 10 });
  });

  it.each([
    ['[a:b]', 1],
    ['[a b]', 1],
    ['[a]\nn1 x', 2],
    ['[a]\nn1 x="y', 2],
    ['[a]\nn[1:', 2],
    ['[a]\n[a:vars]\nx', 3],
    ['[a:children]\nb c', 2],
    ['[a:children]\nmissing', 2],
    ['[a]\n[b:vars]\nx=1', 2],
    ['[a]\n[b]\n[a:children]\nb\n[b:children]\na', 6],
  ])('reports %j', (text, line) => {
    expect(read(text).problems).toMatchObject([{ rule: 'parse-error', location: { line } }]);
  });
});

describe('Hierarchy', () => {
  it('orders groups by depth, then priority, then name', () => {
    const { hierarchy } = read(
      '[b]\nn\n[a]\nn\n[deep]\nn\n[high]\nn\n[high:vars]\nansible_group_priority=10\n[b:children]\ndeep\n',
    );
    expect(hierarchy.groupsOf('n').map(({ name }) => name)).toEqual(['all', 'a', 'b', 'high', 'deep']);
  });

  it('knows hosts without a group', () => {
    const { hierarchy } = read('n\n');
    expect(hierarchy.groupsOf('n').map(({ name }) => name)).toEqual(['all', 'ungrouped']);
  });
});
