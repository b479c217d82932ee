import { describe, expect, it } from 'vitest';
import gatewayCrds from '../../features/service-mesh/constraints/gateway-api-crds.ts';
import needsReplacement from '../../features/service-mesh/constraints/kube-proxy-replacement-required.ts';
import l7Proxy from '../../features/service-mesh/constraints/l7-proxy-required.ts';
import needsIptables from '../../features/service-mesh/constraints/needs-iptables-rules.ts';
import privilegedPort from '../../features/service-mesh/constraints/privileged-port.ts';
import serviceMesh from '../../features/service-mesh/index.ts';
import { unknown } from '../../src/core/options.ts';
import { ask, cilium, options } from './ask.ts';

describe('service-mesh', () => {
  it('writes Ingress as far as the version goes', () => {
    const ingressController = { loadbalancerMode: 'dedicated', enforceHttps: false } as const;
    expect(serviceMesh.write({ ingressController }, cilium('1.12.1'))).toMatchObject({
      values: { 'ingressController.enabled': true, 'ingressController.enforceHttps': false },
    });
    expect(serviceMesh.write({ ingressController }, cilium('1.12.1'))).not.toHaveProperty([
      'values',
      'ingressController.loadbalancerMode',
    ]);
    expect(serviceMesh.write({ ingressController }, cilium('1.13.0'))).toHaveProperty(
      ['values', 'ingressController.loadbalancerMode'],
      'dedicated',
    );
  });

  it.each([
    ['1.11.3', { ingressController: true }, '1.12.0', []],
    [
      '1.12.1',
      { ingressController: { loadbalancerMode: 'shared' } },
      '1.13.0',
      ['ingressController', 'loadbalancerMode'],
    ],
    ['1.13.4', { ingressController: { default: true } }, '1.14.0', ['ingressController', 'default']],
    ['1.12.1', { gatewayAPI: true }, '1.13.0', ['gatewayAPI']],
    ['1.15.9', { gatewayAPI: { hostNetwork: true } }, '1.16.0', ['gatewayAPI', 'hostNetwork']],
    ['1.15.9', { ingressController: { hostNetwork: true } }, '1.16.0', ['ingressController', 'hostNetwork']],
  ] as const)('on %s says when %j came', (version, intent, since, path) => {
    expect(serviceMesh.write(serviceMesh.schema().parse(intent), cilium(version))).toMatchObject({ since, path });
  });

  it('does not miss what was only asked to be off', () => {
    const intent = { ingressController: { default: false, hostNetwork: false }, gatewayAPI: false };
    expect(serviceMesh.write(intent, cilium('1.12.1'))).toMatchObject({
      values: { 'ingressController.enabled': true },
    });
  });

  it('writes the host network with its port and labels', () => {
    const nodeLabels = { 'node-role.example/edge': 'true' };
    const intent = {
      ingressController: { hostNetwork: { sharedListenerPort: 8443, nodeLabels } },
      gatewayAPI: { hostNetwork: true },
    };
    expect(serviceMesh.write(intent, cilium('1.19.3'))).toMatchObject({
      values: {
        'ingressController.hostNetwork.enabled': true,
        'ingressController.hostNetwork.sharedListenerPort': 8443,
        'ingressController.hostNetwork.nodes.matchLabels': nodeLabels,
        'gatewayAPI.hostNetwork.enabled': true,
      },
    });
  });

  it.each([
    ['1.11.20', []],
    ['1.12.1', ['ingressController.enabled']],
    ['1.13.4', ['ingressController.enabled', 'gatewayAPI.enabled']],
    ['1.14.0', ['ingressController.enabled', 'gatewayAPI.enabled', 'authentication.mutual.spire.enabled']],
    [
      '1.16.0',
      ['ingressController.enabled', 'gatewayAPI.enabled', 'envoyConfig.enabled', 'authentication.mutual.spire.enabled'],
    ],
  ])('on %s switches off what there is', (version, paths) => {
    expect(serviceMesh.writeOff?.(cilium(version))).toEqual({
      values: Object.fromEntries(paths.map((path) => [path, false])),
    });
  });

  it('writes plain Envoy configuration as an option up to 1.15 and as a value later', () => {
    expect(serviceMesh.write({ envoyConfig: true }, cilium('1.15.9'))).toMatchObject({
      values: {},
      options: { 'enable-envoy-config': 'true' },
      implies: { kubeProxyReplacement: true },
    });
    expect(serviceMesh.write({}, cilium('1.16.0'))).toMatchObject({ values: { 'envoyConfig.enabled': true } });
  });

  it('reads what was asked, without what the chart writes by default', () => {
    const ingress = {
      'enable-ingress-controller': 'true',
      'enable-envoy-config': 'true',
      'enforce-ingress-https': 'true',
      'ingress-default-lb-mode': 'dedicated',
      'ingress-hostnetwork-enabled': 'false',
      'ingress-hostnetwork-shared-listener-port': '8080',
    };
    const read = (config: Record<string, string>) => serviceMesh.read(options(config), cilium('1.19.3'));
    expect(read(ingress)).toEqual({ ingressController: true });
    expect(
      read({
        ...ingress,
        'ingress-default-lb-mode': 'shared',
        'enforce-ingress-https': 'false',
        'ingress-hostnetwork-enabled': 'true',
        'ingress-hostnetwork-shared-listener-port': '443',
        'ingress-hostnetwork-nodelabelselector': 'role=edge,zone=a',
        'envoy-secrets-namespace': 'cilium-secrets',
      }),
    ).toEqual({
      ingressController: {
        loadbalancerMode: 'shared',
        enforceHttps: false,
        hostNetwork: { sharedListenerPort: 443, nodeLabels: { role: 'edge', zone: 'a' } },
      },
      envoyConfig: true,
    });
    expect(read({ 'enable-gateway-api': 'true', 'enable-envoy-config': 'true' })).toEqual({ gatewayAPI: true });
    expect(read({ 'enable-envoy-config': 'true', 'loadbalancer-l7': 'envoy' })).toBeUndefined();
    expect(read({})).toBeUndefined();
  });

  it('needs BPF NodePort, as sternly as each version', () => {
    const off = (version: string, word: string) =>
      ask(needsReplacement, {
        version,
        config: { 'enable-ingress-controller': 'true', 'enable-envoy-config': 'true', 'kube-proxy-replacement': word },
      });
    expect(off('1.12.1', 'disabled')).toMatchObject([{ severity: 'warning' }]);
    expect(off('1.13.4', 'disabled')).toMatchObject([{ severity: 'error' }]);
    expect(off('1.13.4', 'partial')).toMatchObject([{ severity: 'warning' }]);
    // 1.14 and 1.15 enable BPF NodePort for Envoy.
    expect(off('1.14.6', 'false')).toEqual([]);
    expect(off('1.14.6', 'disabled')).toMatchObject([{ severity: 'error' }]);
    expect(off('1.19.3', 'false')).toMatchObject([{ severity: 'error' }]);
    expect(off('1.19.3', 'true')).toEqual([]);
  });

  it('needs the L7 proxy', () => {
    const config = { 'enable-gateway-api': 'true', 'enable-l7-proxy': 'False' };
    expect(ask(l7Proxy, { version: '1.19.3', config })).toMatchObject([{ subject: 'enable-l7-proxy' }]);
    expect(ask(l7Proxy, { version: '1.19.3', config: { ...config, 'enable-l7-proxy': unknown } })).toEqual([]);
    expect(ask(l7Proxy, { version: '1.19.3', config: { 'enable-l7-proxy': 'false' } })).toEqual([]);
  });

  it('can do without iptables rules from 1.20 on, with BPF TPROXY', () => {
    const config = { 'install-iptables-rules': 'false', 'enable-bpf-tproxy': 'true' };
    expect(ask(needsIptables, { version: '1.19.3', config })).toHaveLength(1);
    expect(ask(needsIptables, { version: '1.20.0', config })).toEqual([]);
  });

  it('names the release of the Gateway API for each minor', () => {
    const named = (version: string) => ask(gatewayCrds, { version, intent: { gatewayAPI: true } })[0]?.message;
    expect(named('1.13.4')).toContain('v0.5.1');
    expect(named('1.17.7')).toContain('v1.2.0');
    expect(named('1.20.0')).toContain('v1.6.1');
    expect(named('1.12.1')).toBeUndefined();
    expect(ask(gatewayCrds, { version: '1.19.3', intent: { gatewayAPI: false } })).toEqual([]);
  });

  it('warns of a port that Envoy may not listen on', () => {
    const config = { 'ingress-hostnetwork-enabled': 'true', 'ingress-hostnetwork-shared-listener-port': '443' };
    expect(ask(privilegedPort, { version: '1.19.3', config })).toHaveLength(1);
    expect(
      ask(privilegedPort, { version: '1.19.3', config: { ...config, 'ingress-hostnetwork-enabled': 'false' } }),
    ).toEqual([]);
    expect(
      ask(privilegedPort, {
        version: '1.19.3',
        config: { ...config, 'ingress-hostnetwork-shared-listener-port': '1024' },
      }),
    ).toEqual([]);
  });
});
