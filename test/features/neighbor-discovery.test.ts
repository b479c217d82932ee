import { describe, expect, it } from 'vitest';
import badDuration from '../../features/neighbor-discovery/constraints/bad-duration.ts';
import kernelManaged from '../../features/neighbor-discovery/constraints/kernel-managed.ts';
import needsReplacement from '../../features/neighbor-discovery/constraints/needs-kube-proxy-replacement.ts';
import periodRemoved from '../../features/neighbor-discovery/constraints/period-removed.ts';
import staysOnWithXdp from '../../features/neighbor-discovery/constraints/stays-on-with-xdp.ts';
import neighborDiscovery from '../../features/neighbor-discovery/index.ts';
import { ask, cilium, options } from './ask.ts';

describe('neighbor-discovery', () => {
  it('writes the period as an option where the chart has no value for it', () => {
    expect(neighborDiscovery.write({ refreshPeriod: '1m' }, cilium('1.9.11'))).toMatchObject({
      values: {},
      options: { 'arping-refresh-period': '1m' },
    });
    expect(neighborDiscovery.write({ refreshPeriod: '1m' }, cilium('1.10.5'))).toMatchObject({
      values: { 'l2NeighDiscovery.enabled': true, 'l2NeighDiscovery.refreshPeriod': '1m' },
    });
  });

  it('writes no period that the chart dropped, and says so', () => {
    expect(neighborDiscovery.write({ refreshPeriod: '1m' }, cilium('1.18.4'))).toMatchObject({
      values: { 'l2NeighDiscovery.enabled': true },
    });
    expect(ask(periodRemoved, { version: '1.18.4', intent: { refreshPeriod: '1m' } })).toMatchObject([
      { subject: 'intent:refreshPeriod' },
    ]);
    expect(ask(periodRemoved, { version: '1.18.4', intent: {} })).toEqual([]);
  });

  it('cannot be switched off before there was a switch', () => {
    expect(neighborDiscovery.writeOff(cilium('1.10.4'))).toMatchObject({ since: '1.10.5' });
    expect(neighborDiscovery.write({ enabled: false }, cilium('1.9.11'))).toMatchObject({ path: ['enabled'] });
    expect(neighborDiscovery.writeOff(cilium('1.17.7'))).toEqual({ values: { 'l2NeighDiscovery.enabled': false } });
  });

  it('reads only what differs from the agent of the version', () => {
    const byDefault = { 'enable-l2-neigh-discovery': 'true', 'arping-refresh-period': '30s' };
    expect(neighborDiscovery.read(options(byDefault), cilium('1.17.7'))).toBeUndefined();
    expect(neighborDiscovery.read(options({ ...byDefault, 'arping-refresh-period': '1m' }), cilium('1.17.7'))).toEqual({
      refreshPeriod: '1m',
    });
    expect(neighborDiscovery.read(options({ 'enable-l2-neigh-discovery': 'false' }), cilium('1.17.7'))).toBe(false);
    expect(neighborDiscovery.read(options({ 'enable-l2-neigh-discovery': 'false' }), cilium('1.18.4'))).toBeUndefined();
    expect(neighborDiscovery.read(options({ 'enable-l2-neigh-discovery': 'true' }), cilium('1.18.4'))).toEqual({});
  });

  it('takes durations of Go alone', () => {
    for (const refreshPeriod of ['30s', '1m30s', '0', '1.5h']) {
      expect(neighborDiscovery.schema().safeParse({ refreshPeriod }).success).toBe(true);
    }
    for (const refreshPeriod of [30, '30', '30 s', 'soon', '']) {
      expect(neighborDiscovery.schema().safeParse({ refreshPeriod }).success).toBe(false);
    }
    const config = { 'arping-refresh-period': '30' };
    expect(ask(badDuration, { version: '1.17.7', config })[0]?.message).toContain('does not start');
    expect(ask(badDuration, { version: '1.11.3', config })[0]?.message).toContain('does not refresh neighbor entries');
  });

  it("does not take the chart's own settings for a wish", () => {
    const config = {
      'enable-l2-neigh-discovery': 'true',
      'arping-refresh-period': '30s',
      'kube-proxy-replacement': 'false',
    };
    expect(ask(needsReplacement, { version: '1.17.7', config })).toEqual([]);
    expect(ask(needsReplacement, { version: '1.17.7', config, intent: {} })).toHaveLength(1);
    expect(ask(kernelManaged, { version: '1.17.7', config, kernel: '6.1.0' })).toEqual([]);
    expect(
      ask(kernelManaged, { version: '1.17.7', config: { 'arping-refresh-period': '1m' }, kernel: '6.1.0' }),
    ).toHaveLength(1);
  });

  it('says that XDP keeps it on from 1.18 on', () => {
    const config = { 'enable-l2-neigh-discovery': 'false', 'bpf-lb-acceleration': 'native' };
    expect(ask(staysOnWithXdp, { version: '1.18.4', config, intent: { enabled: false } })).toHaveLength(1);
    expect(ask(staysOnWithXdp, { version: '1.18.4', config })).toEqual([]);
  });
});
