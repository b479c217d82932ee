import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

const features = {
  routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.0.0.0/8' },
  ipam: { mode: 'multi-pool' },
};

export default defineConstraint({
  id: 'multi-pool-identities',
  severity: 'error',
  symptoms: ['pods-fail'],
  title: 'Multi-pool with identities in etcd in Cilium 1.14',
  why: 'Cilium 1.14 supports multi-pool only with identities in CRDs.',
  fix: 'Set identity-allocation-mode to "crd".',
  source: 'Documentation/network/concepts/ipam/multi-pool.rst (Limitations, 1.14)',
  versions: '>=1.14.0 <1.15.0',
  reads: ['ipam', 'identity-allocation-mode'],
  check({ options }) {
    const isKvstore = options.get('identity-allocation-mode') === 'kvstore';
    return violationIf(options.get('ipam') === 'multi-pool' && isKvstore, {
      subject: 'identity-allocation-mode',
      message: 'Cilium 1.14 does not support multi-pool with identities in etcd.',
      remedies: [{ set: { 'identity-allocation-mode': 'crd' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.14.6', features, config: { 'identity-allocation-mode': 'kvstore' } }],
    good: [{ cilium: '1.14.6', features }],
  },
});
