import { expect, test } from 'vitest';
import { isDefault, lookUp, readsAlike } from '../../scripts/conformance/agent.ts';
import type { Cluster } from '../../scripts/conformance/cluster.ts';
import { type Expected, shortcomings, unlikeObjects } from '../../scripts/conformance/expected.ts';

test.each([
  ['enable-bpf-masquerade', 'True', 'true', '1.17.3', true],
  ['enable-bpf-masquerade', 'False', 'true', '1.17.3', false],
  ['kube-proxy-replacement', 'True', 'true', '1.18.4', false],
  ['kube-proxy-replacement', 'True', 'true', '1.19.0', true],
  ['kube-proxy-replacement', 'strict', 'true', '1.15.9', true],
  ['kube-proxy-replacement', 'strict', 'true', '1.16.0', false],
  ['arping-refresh-period', '60s', '1m', '1.15.9', false],
])('%s: %s reads as %s on %s: %s', (option, one, other, cilium, alike) => {
  expect(readsAlike(option, one, other, cilium)).toBe(alike);
});

test('an option is found under the name that old charts write, until the agent drops it', () => {
  expect(lookUp({ 'node-port-mode': 'dsr' }, 'bpf-lb-mode', '1.9.18')).toBe('dsr');
  expect(lookUp({ 'node-port-mode': 'dsr' }, 'bpf-lb-mode', '1.20.0')).toBeUndefined();
});

test('false is the default only of what the chart does not write unasked', () => {
  expect(isDefault('enable-bbr', 'false', false)).toBe(true);
  expect(isDefault('enable-l7-proxy', 'false', true)).toBe(false);
});

const expected: Expected = {
  flags: {},
  withoutKubeProxy: true,
  needs: [{ cilium: '*', option: 'identity-allocation-mode', value: 'crd', default: false, page: '' }],
  moved: new Map([
    ['kube-proxy-replacement', 'true'],
    ['enable-node-port', undefined],
  ]),
  untouched: { 'kube-proxy-replacement': 'false', 'enable-node-port': 'false' },
  created: ['IngressClass/cilium'],
  digests: new Map([
    ['IngressClass/cilium', [undefined, 'class']],
    ['ClusterRole/cilium-operator', ['role', 'role for ingresses']],
    ['DaemonSet/cilium', ['agent', 'agent with ingresses']],
  ]),
};

test('a cluster with all that is documented agrees', () => {
  const cluster: Cluster = {
    options: { 'kube-proxy-replacement': 'true', 'identity-allocation-mode': 'crd' },
    objects: new Map([['IngressClass/cilium', '']]),
    facts: { kubeProxyDeployed: false, agentApiServer: true },
  };
  expect(shortcomings(expected, cluster, '1.17.3')).toEqual([]);
});

test('objects have to be what the flags make of them, unless the release sets them otherwise by itself', () => {
  const cluster = (...objects: [string, string][]): Cluster => ({ options: {}, facts: {}, objects: new Map(objects) });
  const bare = cluster(['ClusterRole/cilium-operator', 'role'], ['DaemonSet/cilium', 'agent of the release']);
  const same = cluster(['IngressClass/cilium', 'class'], ['ClusterRole/cilium-operator', 'role for ingresses']);
  expect(unlikeObjects(expected, bare, same)).toEqual([]);
  const other = cluster(['IngressClass/cilium', 'other class'], ['ClusterRole/cilium-operator', 'role']);
  expect(unlikeObjects(expected, bare, other)).toEqual([
    'IngressClass/cilium is not as with the documented flags',
    'ClusterRole/cilium-operator is not as with the documented flags',
  ]);
});

test('everything that is not there is named', () => {
  const cluster: Cluster = {
    options: { 'kube-proxy-replacement': 'True', 'enable-node-port': 'true' },
    facts: { kubeProxyDeployed: true },
  };
  expect(shortcomings(expected, cluster, '1.17.3')).toEqual([
    'kube-proxy-replacement is "True", should be "true"',
    'enable-node-port is "true", should be not written',
    'identity-allocation-mode is not written, should be "crd"',
    'IngressClass/cilium is not there',
    'kube-proxy is deployed',
    "the agent is not told the API server's address",
  ]);
});
