import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'no-delegated-ipam',
  severity: 'error',
  title: 'Envoy configuration beside delegated IPAM',
  why: "Envoy needs an address of the node's pool, which the agent does not have with a delegated plugin: it refuses to start.",
  fix: 'Use another IPAM mode, or leave the service mesh off.',
  source: 'pkg/option/config.go',
  versions: '>=1.14.0',
  reads: ['ipam', 'enable-envoy-config'],
  check({ cilium, options }) {
    return violationIf(all(options.flag('enable-envoy-config', false), options.get('ipam') === 'delegated-plugin'), {
      subject: 'ipam',
      message: `Cilium ${cilium} does not start with Envoy configuration and IPAM mode "delegated-plugin". Use another IPAM mode.`,
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true } }, config: { ipam: 'delegated-plugin' } }],
    good: [{ cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true } } }],
  },
});
