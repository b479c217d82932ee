import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import {
  dispatch,
  forwardingMode,
  optionName,
  optionNames,
  tunnels,
  usesDSR,
} from '../../shared/load-balancer-state.ts';
import { useNativeRouting } from '../../shared/remedies.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'needs-native-routing',
  severity: 'error',
  symptoms: ['agent-fails', 'no-effect'],
  title: 'DSR with option dispatch in a tunnel',
  why: 'Option dispatch puts the service address in an IP option, which a tunnel hides. Up to 1.12 the agent falls back to SNAT and logs a warning. Cilium 1.13 refuses DSR in a tunnel, and later versions refuse option dispatch in a tunnel.',
  fix: 'Use native routing. From 1.14 on, a Geneve tunnel with Geneve dispatch works too.',
  source:
    'daemon/cmd/kube_proxy_replacement.go (up to 1.18), pkg/kpr/initializer/kube_proxy_replacement.go (1.19 and later)',
  versions: '>=1.9.0',
  reads: [...optionNames('mode'), 'bpf-lb-dsr-dispatch', 'tunnel', 'routing-mode'],
  check(context) {
    const { options } = context;
    const byOption = context.is('<1.14.0') || dispatch(options, context) === 'opt';
    const broken = all(
      usesDSR(options, context),
      tunnels(options, context),
      byOption,
      nodePort(options, context) !== false,
    );
    const mode = forwardingMode(options, context);
    const hasGeneve = context.is('>=1.14.0');
    const event = context.is('<1.13.0')
      ? `does not use load balancer mode "${mode}" and falls back to SNAT`
      : `does not start with load balancer mode "${mode}"${hasGeneve ? ' and dispatch "opt"' : ''}`;
    return violationIf(broken, {
      subject: optionName('mode', options, context),
      message: `In a tunnel, Cilium ${context.cilium} ${event}.`,
      remedies: [
        useNativeRouting(options, context),
        ...(hasGeneve
          ? [{ set: { 'tunnel-protocol': 'geneve', 'bpf-lb-dsr-dispatch': 'geneve' } }]
          : [{ set: { [optionName('mode', options, context)]: 'snat' } }]),
      ],
    });
  },
  examples: {
    bad: [
      { cilium: '1.11.3', features: { dsr: true } },
      { cilium: '1.13.4', features: { dsr: { mode: 'hybrid' }, routing: { mode: 'tunnel' } } },
      { cilium: '1.19.3', features: { dsr: { mode: 'dsr', dispatch: 'opt' } } },
    ],
    good: [
      {
        cilium: '1.11.3',
        features: { dsr: true, routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
      },
      { cilium: '1.19.3', features: { dsr: { mode: 'snat' } } },
      {
        cilium: '1.19.3',
        features: { dsr: { dispatch: 'geneve' }, routing: { mode: 'tunnel', tunnelProtocol: 'geneve' } },
      },
    ],
  },
});
