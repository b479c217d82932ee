import { defineConstraint } from '../../../src/core/feature.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'needs-iptables-rules',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: "L7 proxy without Cilium's iptables rules",
  why: 'iptables rules redirect the traffic to the proxy, and the agent refuses to start without them. Cilium 1.20 can use BPF TPROXY instead.',
  fix: 'Enable install-iptables-rules, or disable the L7 proxy.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.9.0',
  reads: ['install-iptables-rules', 'enable-l7-proxy'],
  check(context) {
    const { options } = context;
    const otherWay = context.is('>=1.20.0') ? options.flag('enable-bpf-tproxy', false) : false;
    const handedOver = any(options.flag('install-iptables-rules', true), otherWay);
    return violationIf(all(options.flag('enable-l7-proxy', true), not(handedOver)), {
      subject: 'install-iptables-rules',
      message: `Cilium ${context.cilium} does not start without its iptables rules while the L7 proxy is enabled.`,
      remedies: [{ set: { 'install-iptables-rules': 'true' } }, { set: { 'enable-l7-proxy': 'false' } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.19.3',
        features: { serviceMesh: { ingressController: true } },
        config: { 'install-iptables-rules': 'false' },
      },
    ],
    good: [
      { cilium: '1.19.3', features: {}, config: { 'install-iptables-rules': 'false', 'enable-l7-proxy': 'false' } },
      { cilium: '1.19.3', features: { serviceMesh: { ingressController: true } } },
    ],
  },
});
