import { defineFeature } from '../../src/core/feature.ts';
import { optionNames } from '../shared/load-balancer-state.ts';
import accelerationValue from './constraints/acceleration-value.ts';
import bestEffortVersion from './constraints/best-effort-version.ts';
import driverKernel from './constraints/driver-kernel.ts';
import driverUnsupported from './constraints/driver-unsupported.ts';
import enaLimits from './constraints/ena-limits.ts';
import multiDeviceKernel from './constraints/multi-device-kernel.ts';
import needsKubeProxyReplacement from './constraints/needs-kube-proxy-replacement.ts';
import noIpv6Underlay from './constraints/no-ipv6-underlay.ts';
import noTunnel from './constraints/no-tunnel.ts';
import singleDevice from './constraints/single-device.ts';
import wireguardNodeEncryption from './constraints/wireguard-node-encryption.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

/** Cilium up to 1.12 supports XDP only with native routing, and upstream documents it with that in every version. */
const nativeRouting = {
  routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: '10.233.64.0/18' },
};

export default defineFeature({
  id: 'xdp',
  key: 'xdp',
  title: 'XDP acceleration',
  summary: 'Load balancing in the network driver, before the kernel processes the packet.',
  versions: '>=1.9.0',
  schema,
  modes: {
    native: { intent: { mode: 'native' }, with: nativeRouting },
    'best-effort': { intent: { mode: 'best-effort' }, with: nativeRouting },
  },
  write,
  writeOff,
  read,
  owns: optionNames('acceleration'),
  constraints: [
    needsKubeProxyReplacement,
    accelerationValue,
    bestEffortVersion,
    noTunnel,
    noIpv6Underlay,
    singleDevice,
    multiDeviceKernel,
    driverKernel,
    driverUnsupported,
    enaLimits,
    wireguardNodeEncryption,
  ],
});
