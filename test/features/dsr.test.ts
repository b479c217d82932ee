import { describe, expect, it } from 'vitest';
import annotationDispatch from '../../features/dsr/constraints/annotation-dispatch.ts';
import dispatchValue from '../../features/dsr/constraints/dispatch-value.ts';
import geneveProtocol from '../../features/dsr/constraints/geneve-needs-geneve-protocol.ts';
import geneveVersion from '../../features/dsr/constraints/geneve-version.ts';
import hybridDispatch from '../../features/dsr/constraints/hybrid-dispatch.ts';
import ipipNeedsStandalone from '../../features/dsr/constraints/ipip-needs-standalone.ts';
import ipipNeedsXdp from '../../features/dsr/constraints/ipip-needs-xdp.ts';
import ipipNoTunnel from '../../features/dsr/constraints/ipip-no-tunnel.ts';
import needsNativeRouting from '../../features/dsr/constraints/needs-native-routing.ts';
import dsr from '../../features/dsr/index.ts';
import { unknown } from '../../src/core/options.ts';
import { ask, cilium, options } from './ask.ts';

/** Full replacement, in the notation of the version. */
const full = (version: string) => ({
  'kube-proxy-replacement': cilium(version).is('<1.14.0') ? 'strict' : 'true',
});

/** The routing options of a version: an option that was later split in two. */
function route(version: string, kind: 'native' | 'vxlan' | 'geneve'): Record<string, string> {
  if (cilium(version).is('<1.14.0')) return { tunnel: kind === 'native' ? 'disabled' : kind };
  return kind === 'native' ? { 'routing-mode': 'native' } : { 'routing-mode': 'tunnel', 'tunnel-protocol': kind };
}

describe('dsr', () => {
  it('writes the mode, dsr by default', () => {
    expect(dsr.write({}, cilium('1.19.3'))).toMatchObject({ values: { 'loadBalancer.mode': 'dsr' } });
    expect(dsr.write({ mode: 'hybrid' }, cilium('1.9.11'))).toMatchObject({
      values: { 'loadBalancer.mode': 'hybrid' },
    });
    expect(dsr.writeOff(cilium('1.19.3'))).toEqual({
      values: { 'loadBalancer.mode': 'snat' },
      agentDefaults: ['loadBalancer.mode'],
    });
  });

  it('writes the dispatch as each version takes it', () => {
    expect(dsr.write({ dispatch: 'opt' }, cilium('1.9.11'))).toMatchObject({ values: { 'loadBalancer.mode': 'dsr' } });
    expect(dsr.write({ dispatch: 'ipip' }, cilium('1.9.11'))).toMatchObject({ since: '1.10.0', path: ['dispatch'] });
    expect(dsr.write({ dispatch: 'geneve' }, cilium('1.9.11'))).toMatchObject({ since: '1.14.0' });
    expect(dsr.write({ dispatch: 'ipip' }, cilium('1.10.0'))).toMatchObject({
      options: { 'bpf-lb-dsr-dispatch': 'ipip' },
    });
    expect(dsr.write({ dispatch: 'opt' }, cilium('1.10.1'))).toMatchObject({
      values: { 'loadBalancer.dsrDispatch': 'opt' },
    });
  });

  it('implies the tunnel protocol for Geneve dispatch, where it exists', () => {
    expect(dsr.write({ dispatch: 'geneve' }, cilium('1.17.7'))).toMatchObject({
      implies: { tunnelProtocol: 'geneve', kubeProxyReplacement: true },
    });
    expect(dsr.write({ dispatch: 'geneve' }, cilium('1.13.4'))).not.toHaveProperty('implies.tunnelProtocol');
    expect(dsr.write({ dispatch: 'opt' }, cilium('1.17.7'))).not.toHaveProperty('implies.tunnelProtocol');
  });

  it('reads the mode under both names, and snat only as a wish beside full replacement', () => {
    expect(dsr.read(options({ 'node-port-mode': 'dsr' }), cilium('1.9.11'))).toEqual({ mode: 'dsr' });
    expect(dsr.read(options({ 'bpf-lb-mode': 'hybrid', 'bpf-lb-dsr-dispatch': 'geneve' }), cilium('1.19.3'))).toEqual({
      mode: 'hybrid',
      dispatch: 'geneve',
    });
    expect(dsr.read(options({ 'bpf-lb-mode': 'snat' }), cilium('1.19.3'))).toBeUndefined();
    expect(dsr.read(options({ 'bpf-lb-mode': 'snat', ...full('1.19.3') }), cilium('1.19.3'))).toEqual({ mode: 'snat' });
    expect(dsr.read(options(full('1.19.3')), cilium('1.19.3'))).toBeUndefined();
    expect(dsr.read(options({ 'bpf-lb-mode': 'annotation' }), cilium('1.19.3'))).toBeUndefined();
  });

  /** The rules that report a mode, a dispatch and a route, as in upstream's start-up checks. */
  const rules = {
    needsNativeRouting,
    geneveProtocol,
    geneveVersion,
    hybridDispatch,
    ipipNeedsStandalone,
    ipipNeedsXdp,
    ipipNoTunnel,
  };
  it.each([
    ['1.12.9', 'dsr', 'opt', 'vxlan', ['needsNativeRouting']],
    ['1.12.9', 'dsr', 'opt', 'native', []],
    ['1.13.4', 'hybrid', 'opt', 'geneve', ['needsNativeRouting']],
    ['1.13.4', 'dsr', 'geneve', 'native', ['geneveVersion']],
    ['1.14.6', 'dsr', 'geneve', 'native', []],
    ['1.14.6', 'dsr', 'geneve', 'vxlan', ['geneveProtocol']],
    ['1.14.6', 'dsr', 'geneve', 'geneve', []],
    ['1.14.6', 'dsr', 'opt', 'geneve', ['needsNativeRouting']],
    ['1.15.9', 'dsr', 'geneve', 'native', ['geneveProtocol']],
    ['1.17.7', 'hybrid', 'ipip', 'native', ['hybridDispatch']],
    ['1.17.7', 'dsr', 'ipip', 'native', ['ipipNeedsStandalone', 'ipipNeedsXdp']],
    ['1.18.4', 'dsr', 'ipip', 'native', ['ipipNeedsXdp']],
    ['1.18.4', 'hybrid', 'ipip', 'native', []],
    ['1.19.3', 'dsr', 'ipip', 'native', []],
    ['1.19.3', 'dsr', 'ipip', 'vxlan', ['ipipNoTunnel']],
    ['1.19.3', 'snat', 'opt', 'vxlan', []],
  ] as const)('on %s judges %s with %s over %s', (version, mode, dispatch, kind, expected) => {
    const config = { ...full(version), ...route(version, kind), 'bpf-lb-mode': mode, 'bpf-lb-dsr-dispatch': dispatch };
    const speaking = Object.entries(rules).filter(([, rule]) => ask(rule, { version, config }).length > 0);
    expect(speaking.map(([name]) => name)).toEqual(expected);
  });

  it('stays silent about what it cannot know', () => {
    const replaced = full('1.19.3');
    const somewhere = { ...replaced, 'bpf-lb-mode': 'dsr', 'routing-mode': unknown } as const;
    expect(ask(needsNativeRouting, { version: '1.19.3', config: somewhere })).toEqual([]);
    expect(ask(needsNativeRouting, { version: '1.19.3', config: { ...replaced, 'bpf-lb-mode': unknown } })).toEqual([]);
  });

  it('looks at an unused dispatch as long as the agent does', () => {
    const config = { 'bpf-lb-dsr-dispatch': 'gre' };
    expect(ask(dispatchValue, { version: '1.17.7', config })).toEqual([]);
    expect(ask(dispatchValue, { version: '1.19.3', config })[0]?.message).toContain('silently ignores DSR dispatch');
    expect(ask(dispatchValue, { version: '1.20.0', config })[0]?.message).toContain('does not start');
  });

  it('wants IPIP for a mode of each service in 1.17, and in a VXLAN tunnel of 1.20', () => {
    const config = (version: string, kind: 'native' | 'vxlan') => ({
      ...full(version),
      ...route(version, kind),
      'bpf-lb-mode-annotation': 'true',
    });
    expect(ask(annotationDispatch, { version: '1.17.7', config: config('1.17.7', 'native') })).toHaveLength(1);
    expect(ask(annotationDispatch, { version: '1.18.4', config: config('1.18.4', 'vxlan') })).toEqual([]);
    expect(ask(annotationDispatch, { version: '1.20.0', config: config('1.20.0', 'vxlan') })).toHaveLength(1);
    expect(ask(annotationDispatch, { version: '1.20.0', config: config('1.20.0', 'native') })).toEqual([]);
  });
});
