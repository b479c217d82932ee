import { defineConstraint } from '../../../src/core/feature.ts';
import { optionName, tunnels, usesXDP } from '../../shared/load-balancer-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { XdpIntent } from '../schema.ts';

export default defineConstraint<XdpIntent>({
  id: 'no-ipv6-underlay',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'XDP with an IPv6 tunnel',
  why: 'The XDP program only encapsulates in IPv4. The agent refuses to start with underlay-protocol ipv6.',
  fix: 'Set the underlay protocol to ipv4, or disable XDP.',
  source: 'daemon/cmd/kube_proxy_replacement.go (1.18), pkg/kpr/initializer/kube_proxy_replacement.go (1.19 and later)',
  versions: '>=1.18.0',
  reads: ['underlay-protocol', 'bpf-lb-acceleration'],
  check(context) {
    const { options } = context;
    const underlay = options.text('underlay-protocol', 'ipv4');
    return violationIf(all(usesXDP(options, context), tunnels(options, context), underlay === 'ipv6'), {
      subject: 'underlay-protocol',
      message: `Cilium ${context.cilium} does not start with XDP acceleration in a tunnel over IPv6.`,
      remedies: [
        { set: { 'underlay-protocol': 'ipv4' } },
        { set: { [optionName('acceleration', options, context)]: 'disabled' } },
      ],
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { xdp: true }, config: { 'underlay-protocol': 'ipv6' } }],
    good: [
      { cilium: '1.19.3', features: { xdp: true }, config: { 'underlay-protocol': 'ipv4' } },
      { cilium: '1.19.3', features: { xdp: { mode: 'disabled' } }, config: { 'underlay-protocol': 'ipv6' } },
    ],
  },
});
