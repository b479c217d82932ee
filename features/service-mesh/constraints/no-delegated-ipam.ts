import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'no-delegated-ipam',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Envoy configuration with delegated IPAM',
  why: 'Envoy requires an address from the pool of the node. With a delegated IPAM plugin the agent has no such pool, and it refuses to start.',
  fix: 'Use another IPAM mode, or disable the service mesh.',
  source: 'pkg/option/config.go',
  versions: '>=1.14.0',
  reads: ['ipam', 'enable-envoy-config'],
  check({ cilium, options }) {
    return violationIf(all(options.flag('enable-envoy-config', false), options.get('ipam') === 'delegated-plugin'), {
      subject: 'ipam',
      message: `Cilium ${cilium} does not start with both Envoy configuration and IPAM mode "delegated-plugin".`,
      remedies: [{ text: 'use another IPAM mode' }, { set: { 'enable-envoy-config': 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true } }, config: { ipam: 'delegated-plugin' } }],
    good: [{ cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true } } }],
  },
});
