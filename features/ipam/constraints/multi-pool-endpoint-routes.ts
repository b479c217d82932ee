import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

const native = { mode: 'native', ipv4NativeRoutingCIDR: '10.0.0.0/8' };

export default defineConstraint({
  id: 'multi-pool-endpoint-routes',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Multi-pool without endpoint routes up to Cilium 1.17',
  why: 'With multi-pool a node has several pod networks. Up to Cilium 1.17, each pod then needs its own route.',
  fix: 'Set enable-endpoint-routes to "true".',
  source: 'Documentation/network/concepts/ipam/multi-pool.rst (Limitations)',
  versions: '>=1.14.0 <1.18.0',
  reads: ['ipam', 'enable-endpoint-routes'],
  check({ options }) {
    const lacks = all(options.get('ipam') === 'multi-pool', not(options.flag('enable-endpoint-routes', false)));
    return violationIf(lacks, {
      subject: 'ipam',
      message: 'With multi-pool, pods are unreachable unless each pod has its own route.',
      remedies: [{ set: { 'enable-endpoint-routes': 'true' } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: { routing: native, ipam: { mode: 'multi-pool' } },
        config: { 'enable-endpoint-routes': 'false' },
      },
    ],
    good: [
      { cilium: '1.17.3', features: { routing: native, ipam: { mode: 'multi-pool' } } },
      { cilium: '1.18.4', features: { ipam: { mode: 'multi-pool' } }, config: { 'enable-endpoint-routes': 'false' } },
    ],
  },
});
