import { describe, expect, it } from 'vitest';
import { kubesprayCheckoutHint } from '../../src/formats/ansible/hints.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';

const commit = 'a'.repeat(40);
const tagObject = 'b'.repeat(40);
const galaxy = '---\nnamespace: kubernetes_sigs\nname: kubespray\nversion: 2.21.0\n';

function hint(files: Record<string, string>) {
  const all = {
    'ks/roles/network_plugin/cilium/defaults/main.yml': '',
    'ks/inventory/paris/group_vars/all.yml': '',
    ...files,
  };
  return kubesprayCheckoutHint(memoryFileSystem(all), 'ks/inventory/paris');
}

describe('kubesprayCheckoutHint', () => {
  it('reads the version in galaxy.yml', () => {
    expect(hint({ 'ks/galaxy.yml': galaxy })).toEqual({
      kubespray: '2.21.0',
      location: { file: 'ks/galaxy.yml', line: 4, column: 1 },
    });
  });

  it('believes the tag that is checked out more', () => {
    const packed = `# pack-refs\n${'c'.repeat(40)} refs/heads/master\n${tagObject} refs/tags/v2.22.1\n^${commit}\n`;
    const expected = { kubespray: '2.22.1', commit, location: { file: 'ks/.git/HEAD', line: 1, column: 1 } };
    expect(hint({ 'ks/galaxy.yml': galaxy, 'ks/.git/HEAD': `${commit}\n`, 'ks/.git/packed-refs': packed })).toEqual(
      expected,
    );
    const lightweight = {
      'ks/.git/HEAD': 'ref: refs/heads/x\n',
      'ks/.git/refs/heads/x': `${commit}\n`,
      'ks/.git/refs/tags/v2.22.1': commit,
    };
    expect(hint({ 'ks/galaxy.yml': galaxy, ...lightweight })).toEqual(expected);
  });

  it('is silent about other commits, other projects and no checkout at all', () => {
    expect(hint({ 'ks/.git/HEAD': commit })).toBeUndefined();
    expect(hint({ 'ks/galaxy.yml': 'name: other\nversion: 1.2.3\n' })).toBeUndefined();
    expect(kubesprayCheckoutHint(memoryFileSystem({ 'a/b.yml': '', 'galaxy.yml': galaxy }), 'a')).toBeUndefined();
  });
});
