import { describe, expect, it } from 'vitest';
import kernel from '../../features/socket-lb/constraints/kernel.ts';
import needsSocketLB from '../../features/socket-lb/constraints/needs-socket-lb.ts';
import socketLB from '../../features/socket-lb/index.ts';
import { ask, cilium, options } from './ask.ts';

describe('socket-lb', () => {
  it('writes the bypass under the name of the version, on full replacement', () => {
    expect(socketLB.write({ hostNamespaceOnly: true }, cilium('1.10.4'))).toMatchObject({ since: '1.10.5' });
    expect(socketLB.write({ hostNamespaceOnly: true }, cilium('1.11.3'))).toMatchObject({
      values: { 'hostServices.hostNamespaceOnly': true },
      implies: { kubeProxyReplacement: 'strict' },
    });
    expect(socketLB.write({ hostNamespaceOnly: true }, cilium('1.12.1'))).toMatchObject({
      values: { 'socketLB.hostNamespaceOnly': true },
    });
  });

  it('switches socket load balancing on beside kube-proxy, without the rest of the replacement', () => {
    expect(socketLB.write({}, cilium('1.19.3'))).toEqual({ values: { 'socketLB.enabled': true } });
    expect(socketLB.write({ enabled: true }, cilium('1.9.11'))).toEqual({ values: { 'hostServices.enabled': true } });
    expect(socketLB.write({ enabled: true, hostNamespaceOnly: true }, cilium('1.19.3'))).toEqual({
      values: { 'socketLB.enabled': true, 'socketLB.hostNamespaceOnly': true },
    });
    expect(socketLB.writeOff(cilium('1.11.3'))).toEqual({ values: { 'hostServices.enabled': false } });
  });

  it('reads both names, and not what the chart of 1.20 forces', () => {
    expect(socketLB.read(options({ 'bpf-lb-sock': 'false' }), cilium('1.19.3'))).toBeUndefined();
    expect(socketLB.read(options({ 'enable-host-reachable-services': 'true' }), cilium('1.11.3'))).toEqual({
      enabled: true,
    });
    expect(socketLB.read(options({ 'enable-host-reachable-services': 'true' }), cilium('1.13.4'))).toBeUndefined();
    const config = { 'bpf-lb-sock-hostns-only': 'true', 'enable-gateway-api': 'true' };
    expect(socketLB.read(options(config), cilium('1.19.3'))).toEqual({ hostNamespaceOnly: true });
    expect(socketLB.read(options(config), cilium('1.20.0'))).toBeUndefined();
  });

  it('needs something to restrict', () => {
    const config = { 'bpf-lb-sock-hostns-only': 'true' };
    expect(ask(needsSocketLB, { version: '1.19.3', config })).toHaveLength(1);
    expect(ask(needsSocketLB, { version: '1.19.3', config: { ...config, 'bpf-lb-sock': 'true' } })).toEqual([]);
    expect(ask(needsSocketLB, { version: '1.19.3', config: { ...config, 'kube-proxy-replacement': 'True' } })).toEqual(
      [],
    );
    expect(ask(needsSocketLB, { version: '1.19.3', config: { 'bpf-lb-sock-hostns-only': 'false' } })).toEqual([]);
  });

  it('needs kernel 5.7 where it is known to be older', () => {
    const config = { 'bpf-lb-sock-hostns-only': 'true', 'kube-proxy-replacement': 'true' };
    expect(ask(kernel, { version: '1.15.9', config, kernel: '5.6.19' })).toHaveLength(1);
    expect(ask(kernel, { version: '1.15.9', config, kernel: '5.7.0' })).toEqual([]);
    expect(ask(kernel, { version: '1.15.9', config })).toEqual([]);
  });
});
