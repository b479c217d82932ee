import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort, routing } from '../../shared/agent-state.ts';
import { dispatch, tunnels, usesDSR } from '../../shared/load-balancer-state.ts';
import { all, any } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'geneve-needs-geneve-protocol',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Geneve dispatch with another tunnel protocol',
  why: 'Geneve dispatch uses the tunnel device of the agent, which is VXLAN by default. In a VXLAN tunnel the agent refuses to start. From 1.15 on, the agent requires the Geneve protocol even with native routing.',
  fix: 'Set the tunnel protocol to geneve.',
  source:
    'daemon/cmd/kube_proxy_replacement.go (up to 1.18), pkg/kpr/initializer/kube_proxy_replacement.go (1.19 and later)',
  versions: '>=1.14.0',
  reads: ['bpf-lb-dsr-dispatch', 'tunnel-protocol', 'tunnel'],
  check(context) {
    const { options } = context;
    const { protocol } = routing(options, context);
    const broken = all(
      usesDSR(options, context),
      dispatch(options, context) === 'geneve',
      protocol === 'vxlan',
      any(context.is('>=1.15.0'), tunnels(options, context)),
      nodePort(options, context) !== false,
    );
    return violationIf(broken, {
      subject: 'tunnel-protocol',
      message: `Cilium ${context.cilium} does not start with Geneve dispatch and tunnel protocol "${protocol}".`,
      remedies: [{ set: { [context.is('<1.14.0') ? 'tunnel' : 'tunnel-protocol']: 'geneve' } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.14.6',
        features: { dsr: { dispatch: 'geneve' }, routing: { mode: 'tunnel', tunnelProtocol: 'vxlan' } },
      },
      {
        cilium: '1.17.7',
        features: {
          dsr: { dispatch: 'geneve' },
          routing: { mode: 'native', tunnelProtocol: 'vxlan', ipv4NativeRoutingCIDR: '10.233.64.0/18' },
        },
      },
    ],
    good: [
      {
        cilium: '1.17.7',
        features: { dsr: { dispatch: 'geneve' }, routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
      },
      {
        cilium: '1.17.7',
        features: { dsr: { dispatch: 'geneve' }, routing: { mode: 'tunnel', tunnelProtocol: 'geneve' } },
      },
    ],
  },
});
