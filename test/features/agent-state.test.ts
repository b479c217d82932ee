import { describe, expect, it } from 'vitest';
import {
  bpfMasquerade,
  fullKubeProxyReplacement,
  hostRouting,
  hostRoutingObstacles,
  ipv4Masquerade,
  isSet,
  nodePort,
  type Routing,
  routing,
  socketLB,
} from '../../features/shared/agent-state.ts';
import { lensContext } from '../../src/core/feature.ts';
import { OptionsView, type Unknown, unknown } from '../../src/core/options.ts';

type Raw = Record<string, string | Unknown>;

function view(options: Raw): OptionsView {
  return new OptionsView(new Map(Object.entries(options)));
}

describe('routing', () => {
  it.each<[string, Raw, Routing]>([
    ['1.13.4', {}, { mode: 'tunnel', protocol: 'vxlan' }],
    ['1.13.4', { tunnel: 'disabled' }, { mode: 'native', protocol: undefined }],
    ['1.13.4', { tunnel: 'geneve' }, { mode: 'tunnel', protocol: 'geneve' }],
    ['1.13.4', { 'routing-mode': 'native' }, { mode: 'tunnel', protocol: 'vxlan' }],
    ['1.14.6', { tunnel: 'disabled' }, { mode: 'native', protocol: undefined }],
    ['1.14.6', { 'routing-mode': 'native' }, { mode: 'native', protocol: 'vxlan' }],
    ['1.15.4', { tunnel: 'disabled' }, { mode: 'tunnel', protocol: 'vxlan' }],
    ['1.19.3', { 'routing-mode': 'native', 'tunnel-protocol': 'geneve' }, { mode: 'native', protocol: 'geneve' }],
    ['1.19.3', { 'tunnel-protocol': 'disabled' }, { mode: 'tunnel', protocol: undefined }],
    ['1.13.4', { tunnel: unknown }, { mode: undefined, protocol: undefined }],
    ['1.19.3', { 'routing-mode': unknown }, { mode: undefined, protocol: 'vxlan' }],
  ])('Cilium %s with %o', (cilium, options, expected) => {
    expect(routing(view(options), lensContext(cilium))).toEqual(expected);
  });
});

describe('kube-proxy replacement', () => {
  it.each([
    ['1.12.1', 'strict', true],
    ['1.12.1', 'probe', undefined],
    ['1.12.1', 'true', undefined],
    ['1.13.4', 'partial', false],
    ['1.15.4', 'strict', true],
    ['1.15.4', 'true', true],
    ['1.15.4', 'True', undefined],
    ['1.16.0', 'strict', undefined],
    ['1.18.4', 'false', false],
    ['1.19.3', 'True', true],
    ['1.19.3', 'toString', undefined],
  ])('on Cilium %s the word %s', (cilium, word, full) => {
    expect(fullKubeProxyReplacement(view({ 'kube-proxy-replacement': word }), lensContext(cilium))).toBe(full);
  });

  it.each<[string, Raw, boolean | undefined, boolean | undefined]>([
    ['1.13.4', {}, false, false],
    ['1.13.4', { 'enable-node-port': 'true' }, true, false],
    ['1.13.4', { 'kube-proxy-replacement': 'disabled', 'enable-node-port': 'true' }, false, false],
    ['1.12.1', { 'enable-host-reachable-services': 'true' }, false, true],
    ['1.13.4', { 'enable-host-reachable-services': 'true' }, false, false],
    ['1.15.4', { 'enable-envoy-config': 'true' }, true, false],
    ['1.16.0', { 'enable-envoy-config': 'true' }, false, false],
    ['1.18.4', { 'enable-node-port': 'true', 'bpf-lb-sock': 'true' }, true, true],
    ['1.19.3', { 'enable-node-port': 'true', 'bpf-lb-sock': 'true' }, false, true],
    ['1.19.3', { 'kube-proxy-replacement': 'true' }, true, true],
    ['1.19.3', { 'kube-proxy-replacement': unknown }, undefined, undefined],
  ])('its parts on Cilium %s with %o', (cilium, options, byNodePort, atSocket) => {
    const context = lensContext(cilium);
    expect([nodePort(view(options), context), socketLB(view(options), context)]).toEqual([byNodePort, atSocket]);
  });
});

describe('masquerading', () => {
  const inBpf = { 'enable-bpf-masquerade': 'true', 'enable-ipv6': 'false' };
  it.each<[string, Raw, boolean | undefined]>([
    ['1.13.4', { ...inBpf, 'kube-proxy-replacement': 'strict' }, true],
    ['1.13.4', inBpf, false],
    ['1.13.4', { ...inBpf, 'enable-node-port': 'true' }, false],
    ['1.13.4', { ...inBpf, 'enable-node-port': 'true', tunnel: 'disabled' }, true],
    ['1.14.6', { ...inBpf, 'kube-proxy-replacement': 'true', 'enable-remote-node-identity': 'false' }, false],
    ['1.14.6', { ...inBpf, 'kube-proxy-replacement': 'true', 'egress-masquerade-interfaces': 'eth0' }, false],
    ['1.15.4', inBpf, true],
    ['1.13.4', { 'enable-bpf-masquerade': unknown, 'kube-proxy-replacement': 'strict' }, undefined],
  ])('in BPF on Cilium %s with %o', (cilium, options, expected) => {
    expect(bpfMasquerade(view(options), lensContext(cilium))).toBe(expected);
  });

  it('has one switch in 1.9 and one a family later', () => {
    const options = view({ masquerade: 'false' });
    expect(ipv4Masquerade(options, lensContext('1.9.10'))).toBe(false);
    expect(ipv4Masquerade(options, lensContext('1.10.0'))).toBe(true);
  });
});

describe('BPF host routing', () => {
  const complete = { 'kube-proxy-replacement': 'true', 'enable-bpf-masquerade': 'true', 'enable-ipv6': 'false' };
  it.each<[string, Raw, string | undefined, RegExp[]]>([
    ['1.17.3', complete, undefined, []],
    ['1.17.3', { ...complete, 'enable-host-legacy-routing': 'true' }, undefined, [/enable-host-legacy-routing/]],
    ['1.17.3', { 'enable-ipv6': 'false' }, undefined, [/iptables/, /replacement/]],
    ['1.17.3', { ...complete, 'enable-ipsec': 'true' }, undefined, [/IPsec/]],
    ['1.19.3', { ...complete, 'enable-ipsec': 'true' }, undefined, []],
    ['1.17.3', complete, '5.4.0', [/kernel/]],
    ['1.18.4', complete, '5.4.0', []],
    [
      '1.13.4',
      { ...complete, 'kube-proxy-replacement': 'strict', 'enable-endpoint-routes': 'true' },
      undefined,
      [/endpoint/],
    ],
    ['1.14.6', { ...complete, 'enable-endpoint-routes': 'true' }, undefined, []],
  ])('on Cilium %s with %o and kernel %s', (cilium, options, kernel, obstacles) => {
    const context = { ...lensContext(cilium), kernelIs: (range: string) => range === '<5.10.0' && kernel === '5.4.0' };
    expect(hostRouting(view(options), context)).toBe(obstacles.length === 0);
    expect(hostRoutingObstacles(view(options), context)).toEqual(obstacles.map((text) => expect.stringMatching(text)));
  });
});

it('an empty option is not set, one that run time decides may be', () => {
  const options = view({ empty: '', text: 'x', late: unknown });
  expect(['empty', 'text', 'late', 'absent'].map((key) => isSet(options, key))).toEqual([
    false,
    true,
    undefined,
    false,
  ]);
});
