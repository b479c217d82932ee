import { describe, expect, test } from 'vitest';
import { lensContext } from '../../src/core/feature.ts';
import { OptionsView } from '../../src/core/options.ts';
import { minorNotes } from '../../src/transitions/notes/registry.ts';
import ciliumVersion from '../../src/transitions/rules/cilium-version.ts';
import type { Change, Cluster } from '../../src/transitions/transition.ts';

/** An upgrade with plain Helm, with these options before it. */
function upgrade(from: string, to: string, options: Record<string, string> = {}) {
  const cluster = (cilium: string): Cluster => ({
    release: undefined,
    installer: undefined,
    cilium,
    options: new OptionsView(new Map(Object.entries(options))),
    facts: new Map(),
    variables: new Map(),
    cleansUp: false,
    onlyInstalls: false,
    resetFlag: undefined,
    preset: undefined,
    prefix: '',
    minimum: undefined,
    newestPatch: undefined,
    kernel: undefined,
    compatibility: undefined,
  });
  const change: Change = {
    before: cluster(from),
    after: cluster(to),
    ends: { release: undefined },
    inventory: { before: undefined, after: undefined },
    isExact: true,
    ignored: [],
    left: [],
    added: [],
  };
  const effect = ciliumVersion.look(change);
  return {
    texts: [...(effect?.before ?? []), ...(effect?.after ?? [])].map(({ text }) => text),
    sources: effect?.sources ?? [],
    unknown: effect?.unknown ?? [],
    steps: effect?.before ?? [],
  };
}

test('there are notes of every minor from 1.10 to 1.20, each with its source', () => {
  expect(minorNotes.map(({ into }) => into)).toEqual(Array.from({ length: 11 }, (_, index) => `1.${10 + index}`));
  for (const { into, source, notes } of minorNotes) {
    expect(source).toMatch(/^cilium\/cilium .*upgrade/);
    expect(notes.length, into).toBeGreaterThan(3);
  }
});

test('every note touches some cluster, and not every cluster', () => {
  const few = new OptionsView(new Map([['enable-l7-proxy', 'false']]));
  const from = lensContext('1.9.0');
  const untouched = minorNotes.flatMap(({ into, notes }) =>
    notes.filter(({ touches }) => touches({ options: few, from, to: lensContext(`${into}.0`) })),
  );
  expect(untouched.length).toBeLessThan(minorNotes.flatMap(({ notes }) => notes).length / 4);
});

describe('a note is there', () => {
  test.each<[name: string, from: string, to: string, options: Record<string, string>, text: RegExp]>([
    ['masquerade, removed in 1.11', '1.10.20', '1.11.20', { masquerade: 'true' }, /masquerade is removed/],
    ['a device pattern', '1.10.20', '1.11.20', { devices: 'eth+' }, /matches no device/],
    [
      'probe, removed in 1.13',
      '1.12.19',
      '1.13.18',
      { 'kube-proxy-replacement': 'probe' },
      /Cilium 1\.13: .*probe is removed/,
    ],
    [
      'DSR in a tunnel',
      '1.12.19',
      '1.13.18',
      { 'bpf-lb-mode': 'dsr', tunnel: 'vxlan' },
      /DSR or hybrid mode in a tunnel/,
    ],
    ['a patch to avoid', '1.13.0', '1.13.4', {}, /skip 1\.13\.4/],
    ['a patch to leave', '1.13.4', '1.15.9', {}, /from 1\.13\.4, the age of connections/],
    ['policies that drop, by patch', '1.13.0', '1.13.3', { 'enable-ipv4-egress-gateway': 'true' }, /drop traffic/],
    ['IPsec on a broken patch', '1.12.7', '1.12.8', { 'enable-ipsec': 'true' }, /Do not use 1\.12\.8/],
    ['objects to look for', '1.18.6', '1.19.3', {}, /The API server refuses fromRequires and toRequires/],
    ['IPsec from 1.17 to 1.18', '1.17.7', '1.18.4', { 'enable-ipsec': 'true' }, /newest patch of 1\.17/],
    ['strict mode, removed in 1.20', '1.19.3', '1.20.1', { 'enable-encryption-strict-mode': 'true' }, /are removed/],
    ['a duration', '1.18.6', '1.19.3', { 'unmanaged-pod-watcher-interval': '15' }, /write 15s/],
    ['a long cluster name', '1.16.0', '1.17.0', { 'cluster-name': 'Paris_1' }, /refuses this cluster name/],
  ])('%s', (_, from, to, options, text) => {
    expect(upgrade(from, to, options).texts.join('\n')).toMatch(text);
  });
});

describe('a note is not there', () => {
  test.each<[name: string, from: string, to: string, options: Record<string, string>, text: RegExp]>([
    ['a patch that is passed over', '1.12.1', '1.13.18', { 'enable-ipsec': 'true' }, /Do not use/],
    [
      'DSR with native routing',
      '1.12.19',
      '1.13.18',
      { 'bpf-lb-mode': 'dsr', tunnel: 'disabled' },
      /DSR or hybrid mode/,
    ],
    ['a valid cluster name', '1.16.0', '1.17.0', { 'cluster-name': 'paris-1' }, /refuses this cluster name/],
    ['connections of DSR that are young', '1.15.9', '1.16.0', { 'bpf-lb-mode': 'dsr' }, /before Cilium 1\.13\.3/],
    ['IPv6 that is off', '1.11.20', '1.12.19', { tunnel: 'disabled', 'enable-ipv6-masquerade': 'true' }, /ipv6-native/],
    ['a minor that is behind', '1.19.0', '1.20.0', { tunnel: 'vxlan' }, /option tunnel/],
  ])('%s', (_, from, to, options, text) => {
    expect(upgrade(from, to, options).texts.join('\n')).not.toMatch(text);
  });
});

test('sources are those of the minors that are touched', () => {
  const { sources, unknown } = upgrade('1.14.6', '1.15.9', { tunnel: 'vxlan' });
  expect(sources).toEqual(['cilium/cilium v1.15: Documentation/operations/upgrade.rst (1.15 Upgrade Notes)']);
  expect(unknown).toEqual([]);
});

test('a minor without notes is unknown', () => {
  expect(upgrade('1.20.1', '1.21.0').unknown.join()).toContain('https://docs.cilium.io/en/v1.21/operations/upgrade/');
});

test('searches for objects end well where nothing is found', () => {
  const commands = upgrade('1.9.18', '1.20.1').steps.flatMap((step) => step.commands ?? []);
  const searches = commands.filter((line) => line.includes('grep -n'));
  expect(searches.length).toBeGreaterThan(10);
  for (const line of searches)
    expect(line).toMatch(/^kubectl get [\w,./]+ --all-namespaces -o yaml \| grep -n -E '[^']+' \|\| true$/);
});
