import { defineConstraint, type Violation } from '../../../src/core/feature.ts';
import { isSet, nodePort } from '../../shared/agent-state.ts';
import { dispatch, forwardingMode, isWord, optionName, tunnels } from '../../shared/load-balancer-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

const cidrs = ['bpf-lb-rss-ipv4-src-cidr', 'bpf-lb-rss-ipv6-src-cidr'] as const;

export default defineConstraint<DsrIntent>({
  id: 'rss-needs-ipip',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'IPIP source CIDR without IPIP dispatch',
  why: 'The IPv4 and IPv6 source CIDRs set the source address of the outer IPIP header. The agent refuses to start with such a CIDR unless the mode is dsr and the dispatch is ipip.',
  fix: 'Remove the CIDR, or use mode dsr with IPIP dispatch.',
  source:
    'daemon/cmd/kube_proxy_replacement.go (up to 1.18), pkg/kpr/initializer/kube_proxy_replacement.go (1.19 and later)',
  versions: '>=1.10.0',
  reads: cidrs,
  check(context): Violation[] {
    const { options } = context;
    const mode = forwardingMode(options, context);
    const word = dispatch(options, context);
    const ipip = all(isWord(mode, 'dsr'), isWord(word, 'ipip'));
    return cidrs.flatMap((cidr) =>
      violationIf(all(isSet(options, cidr), not(ipip), nodePort(options, context)), {
        subject: cidr,
        message: ({ name }) =>
          mode === 'dsr'
            ? `Cilium ${context.cilium} does not start with ${name(cidr)} and dispatch "${word}".`
            : `Cilium ${context.cilium} does not start with ${name(cidr)} in load balancer mode "${mode}" with dispatch "${word}".`,
        remedies: [
          { set: { [cidr]: null } },
          // Older agents reject IPIP on nodes with pods or without XDP, and every agent rejects it in a tunnel.
          ...(context.is('>=1.19.0') && tunnels(options, context) === false
            ? [{ set: { [optionName('mode', options, context)]: 'dsr', 'bpf-lb-dsr-dispatch': 'ipip' } }]
            : []),
        ],
      }),
    );
  },
  examples: {
    bad: [
      { cilium: '1.17.7', features: { dsr: { mode: 'dsr' } }, config: { 'bpf-lb-rss-ipv4-src-cidr': '10.0.0.0/24' } },
    ],
    good: [
      {
        cilium: '1.17.7',
        features: { dsr: { dispatch: 'ipip' } },
        config: { 'bpf-lb-rss-ipv4-src-cidr': '10.0.0.0/24' },
      },
    ],
  },
});
