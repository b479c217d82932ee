import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';
import { usesEnvoy } from '../state.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'no-wireguard',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'WireGuard with the L7 proxy before Cilium 1.14',
  why: 'The agent refuses to start with WireGuard and the L7 proxy, which is on by default.',
  fix: 'Disable WireGuard or the L7 proxy, or use Cilium 1.14 or newer.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.10.0 <1.14.0',
  reads: ['enable-wireguard', 'enable-l7-proxy'],
  check({ cilium, options }) {
    return violationIf(all(options.flag('enable-wireguard', false), options.flag('enable-l7-proxy', true)), {
      subject: 'enable-wireguard',
      message: `Cilium ${cilium} does not start with both WireGuard and the L7 proxy.`,
      remedies: [
        usesEnvoy(options) === true
          ? { set: { 'enable-wireguard': 'false' } }
          : { set: { 'enable-l7-proxy': 'false' } },
        { text: 'use Cilium 1.14 or newer' },
      ],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.13.4',
        features: { serviceMesh: { ingressController: true } },
        config: { 'enable-wireguard': 'true' },
      },
    ],
    good: [
      { cilium: '1.13.4', features: {}, config: { 'enable-wireguard': 'true', 'enable-l7-proxy': 'false' } },
      {
        cilium: '1.14.6',
        features: { serviceMesh: { ingressController: true } },
        config: { 'enable-wireguard': 'true' },
      },
    ],
  },
});
