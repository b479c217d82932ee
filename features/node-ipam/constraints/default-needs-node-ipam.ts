import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'default-needs-node-ipam',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Node IPAM is the default, but node IPAM is disabled',
  why: 'With this default, only node IPAM gives addresses to Services without loadBalancerClass. Node IPAM is disabled, so these Services get no address.',
  fix: 'Enable nodeIPAM, or set the default to lbipam.',
  source: 'chart values.yaml (defaultLBServiceIPAM)',
  versions: '>=1.17.0',
  reads: ['default-lb-service-ipam', 'enable-node-ipam'],
  check({ options }) {
    const isDefault = options.get('default-lb-service-ipam') === 'nodeipam';
    return violationIf(all(isDefault, not(options.flag('enable-node-ipam', false))), {
      subject: 'default-lb-service-ipam',
      message: ({ name }) =>
        `Services without loadBalancerClass get no address: ${name('default-lb-service-ipam')} selects node IPAM, which is disabled.`,
      remedies: [{ set: { 'enable-node-ipam': 'true' } }, { set: { 'default-lb-service-ipam': 'lbipam' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: {}, config: { 'default-lb-service-ipam': 'nodeipam' } }],
    good: [{ cilium: '1.17.3', features: { nodeIPAM: { default: true } } }],
  },
});
