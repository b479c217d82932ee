import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { dispatch, optionName, tunnels, usesDSR } from '../../shared/load-balancer-state.ts';
import { useNativeRouting } from '../../shared/remedies.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'ipip-no-tunnel',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'IPIP dispatch in a tunnel',
  why: 'In a tunnel, load balancer modes dsr and hybrid require Geneve dispatch. The agent refuses to start with IPIP dispatch.',
  fix: 'Use native routing, or use a Geneve tunnel with Geneve dispatch.',
  source:
    'daemon/cmd/kube_proxy_replacement.go (up to 1.18), pkg/kpr/initializer/kube_proxy_replacement.go (1.19 and later)',
  versions: '>=1.14.0',
  reads: ['bpf-lb-dsr-dispatch', 'routing-mode', 'tunnel'],
  check(context) {
    const { options } = context;
    const asked = all(usesDSR(options, context), dispatch(options, context) === 'ipip');
    return violationIf(all(asked, tunnels(options, context), nodePort(options, context) !== false), {
      subject: 'bpf-lb-dsr-dispatch',
      message: `Cilium ${context.cilium} does not start with IPIP dispatch in a tunnel.`,
      remedies: [useNativeRouting(options, context), { set: { [optionName('mode', options, context)]: 'snat' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { dsr: { dispatch: 'ipip' } } }],
    good: [
      {
        cilium: '1.19.3',
        features: { dsr: { dispatch: 'ipip' }, routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
      },
    ],
  },
});
