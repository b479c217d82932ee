import { describe, expect, it } from 'vitest';
import accelerationValue from '../../features/xdp/constraints/acceleration-value.ts';
import driverKernel from '../../features/xdp/constraints/driver-kernel.ts';
import driverUnsupported from '../../features/xdp/constraints/driver-unsupported.ts';
import noTunnel from '../../features/xdp/constraints/no-tunnel.ts';
import singleDevice from '../../features/xdp/constraints/single-device.ts';
import { drivers, findDriver, kernelBefore } from '../../features/xdp/drivers.ts';
import xdp from '../../features/xdp/index.ts';
import { ask, cilium, options } from './ask.ts';

describe('xdp', () => {
  it('writes the mode and pins each named device once', () => {
    const devices = [{ name: 'eth0', kernel: '5.4' }, { name: 'eth0', kernel: '5.15' }, { name: 'eth1' }];
    expect(xdp.write({ devices }, cilium('1.19.3'))).toEqual({
      values: { 'loadBalancer.acceleration': 'native', devices: ['eth0', 'eth1'] },
      implies: { kubeProxyReplacement: true },
      needs: ['kube-proxy-absent', 'api-server-address'],
    });
    expect(xdp.write({ mode: 'disabled', devices }, cilium('1.19.3'))).toEqual({
      values: { 'loadBalancer.acceleration': 'disabled' },
    });
  });

  it('reads what it wrote, but not drivers and kernels', () => {
    const config = { 'bpf-lb-acceleration': 'best-effort', devices: 'eth0 eth1' };
    expect(xdp.read(options(config), cilium('1.19.3'))).toEqual({
      mode: 'best-effort',
      devices: [{ name: 'eth0' }, { name: 'eth1' }],
    });
    expect(xdp.read(options({ 'node-port-acceleration': 'native' }), cilium('1.9.11'))).toEqual({ mode: 'native' });
    expect(xdp.read(options({ 'bpf-lb-acceleration': 'disabled' }), cilium('1.19.3'))).toBeUndefined();
    expect(xdp.read(options({ 'bpf-lb-acceleration': 'testing-only' }), cilium('1.19.3'))).toBeUndefined();
  });

  it('finds drivers by family and by module, and no other', () => {
    expect(findDriver('mlx5_core')?.family).toBe('mlx5');
    expect(findDriver('mlx5')?.family).toBe('mlx5');
    expect(findDriver('xen-netfront')?.family).toBe(findDriver('xen_netfront')?.family);
    expect(findDriver('VIRTIO_NET')?.family).toBe('virtio_net');
    expect(findDriver('tg3')).toBeUndefined();
    expect(findDriver('__proto__')).toBeUndefined();
  });

  it.each([
    ['fsl_dpaa2_eth', 'dpaa2'],
    ['fsl-enetc-vf', 'enetc'],
    ['fec', 'fec_enet'],
    ['funeth', 'fun'],
    [' nicvf ', 'thunderx'],
    ['rvu_nicpf', 'otx2'],
    ['st_gmac', 'stmmac'],
    ['tap', 'tun/tap'],
    ['vif', 'xen-netfront'],
  ])('knows the module %s', (module, family) => {
    expect(findDriver(module)?.family).toBe(family);
  });

  it('gives no module to two families', () => {
    const names = drivers.flatMap((driver) => [driver.family, ...(driver.modules ?? [])]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('compares kernels by number, not by text', () => {
    expect(kernelBefore('5.4.0-150-generic', '5.10')).toBe(true);
    expect(kernelBefore('5.15', '5.6')).toBe(false);
    expect(kernelBefore('5.6', '5.6')).toBe(false);
    expect(kernelBefore('latest', '5.6')).toBeUndefined();
  });

  it("takes a device's own kernel before that of the target", () => {
    const intent = { devices: [{ name: 'eth0', driver: 'ena', kernel: '5.15' }] };
    expect(ask(driverKernel, { version: '1.19.3', intent, kernel: '5.4.0' })).toEqual([]);
    const old = { devices: [{ name: 'eth0', driver: 'ena', kernel: '5.4' }] };
    expect(ask(driverKernel, { version: '1.19.3', intent: old, kernel: '5.15.0' })).toMatchObject([
      { subject: 'intent:devices.0.driver', severity: 'error' },
    ]);
    expect(ask(driverKernel, { version: '1.19.3', intent: { ...old, mode: 'best-effort' } })).toMatchObject([
      { severity: 'warning' },
    ]);
    expect(ask(driverKernel, { version: '1.19.3', intent: { ...old, mode: 'disabled' } })).toEqual([]);
  });

  it('calls a driver that is in no list unknown, not wrong', () => {
    const intent = { devices: [{ name: 'eth0' }, { name: 'eth1', driver: 'tg3' }] };
    expect(driverUnsupported.severity).toBe('info');
    expect(ask(driverUnsupported, { version: '1.19.3', intent })).toMatchObject([
      { subject: 'intent:devices.1.driver' },
    ]);
  });

  it('excludes tunnels up to 1.12', () => {
    const config = { 'bpf-lb-acceleration': 'native', 'kube-proxy-replacement': 'strict' };
    expect(ask(noTunnel, { version: '1.12.9', config })).toHaveLength(1);
    expect(ask(noTunnel, { version: '1.12.9', config: { ...config, tunnel: 'disabled' } })).toEqual([]);
    expect(ask(noTunnel, { version: '1.13.4', config })).toEqual([]);
  });

  it('takes one device in 1.9, whatever separates the names', () => {
    const config = { 'bpf-lb-acceleration': 'native', devices: 'eth0,eth1' };
    expect(ask(singleDevice, { version: '1.9.11', config })).toHaveLength(1);
    expect(ask(singleDevice, { version: '1.9.11', config: { ...config, devices: 'eth0' } })).toEqual([]);
  });

  it('knows the word for tests', () => {
    expect(ask(accelerationValue, { version: '1.19.3', config: { 'bpf-lb-acceleration': 'testing-only' } })).toEqual(
      [],
    );
    expect(ask(accelerationValue, { version: '1.19.3', config: { 'bpf-lb-acceleration': 'generic' } })).toHaveLength(1);
  });
});
