import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { optionName, optionNames, usesXDP } from '../../shared/load-balancer-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { XdpIntent } from '../schema.ts';

export default defineConstraint<XdpIntent>({
  id: 'wireguard-node-encryption',
  severity: 'warning',
  symptoms: ['insecure'],
  title: 'XDP with WireGuard node encryption',
  why: 'A request that XDP forwards to another node does not pass through the WireGuard device, so it is not encrypted.',
  fix: 'Disable XDP if this traffic must be encrypted.',
  source:
    'daemon/cmd/kube_proxy_replacement.go (up to 1.18), pkg/kpr/initializer/kube_proxy_replacement.go (1.19 and later)',
  versions: '>=1.14.0',
  reads: [...optionNames('acceleration'), 'enable-wireguard', 'encrypt-node'],
  check(context) {
    const { options } = context;
    const broken = all(
      usesXDP(options, context),
      options.flag('enable-wireguard', false),
      options.flag('encrypt-node', false),
      nodePort(options, context),
    );
    return violationIf(broken, {
      subject: optionName('acceleration', options, context),
      message:
        'With XDP acceleration, requests from outside to a Service travel to a pod on another node without encryption. Traffic between pods is encrypted.',
      remedies: [
        {
          set: { [optionName('acceleration', options, context)]: 'disabled' },
          when: 'if these requests must be encrypted',
        },
      ],
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.7', features: { xdp: true }, config: { 'enable-wireguard': 'true', 'encrypt-node': 'true' } },
    ],
    good: [{ cilium: '1.17.7', features: { xdp: true }, config: { 'enable-wireguard': 'true' } }],
  },
});
