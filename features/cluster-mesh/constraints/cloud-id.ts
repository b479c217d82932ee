import { defineConstraint } from '../../../src/core/feature.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'cloud-id',
  severity: 'error',
  symptoms: ['agent-fails', 'play-fails'],
  title: 'Cluster id that conflicts with cloud IPAM',
  why: 'With ENI or AlibabaCloud IPAM, or chained to the AWS CNI, the upper ids conflict with packet marks, and policies drop traffic. The agent refuses ids 128 to 255 and 384 to 511, and so does Helm from 1.16.4 on.',
  fix: 'Choose an id below 128 or from 256 to 383. Or set allow-unsafe-policy-skb-usage: "true", and accept that policies can drop traffic.',
  source: 'pkg/clustermesh/types/option.go ValidateBuggyClusterID, chart templates/validate.yaml',
  versions: '>=1.16.0',
  reads: ['cluster-id', 'ipam', 'cni-chaining-mode'],
  check({ options }) {
    const id = Number(options.get('cluster-id') ?? 0);
    const cloud = any(
      ['eni', 'alibabacloud'].includes(options.get('ipam') ?? ''),
      options.get('cni-chaining-mode') === 'aws-cni',
    );
    // Every id with this bit is in the upper half of 0 to 255, or of 256 to 511.
    const upper = Number.isInteger(id) && (id & 128) !== 0;
    return violationIf(all(upper, cloud, not(options.flag('allow-unsafe-policy-skb-usage', false))), {
      subject: 'cluster-id',
      message: ({ setting }) =>
        `With cloud IPAM the agent does not start with ${setting('cluster-id')}, because network policies would drop traffic.`,
      remedies: [{ text: 'choose an id below 128' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 200 } }, config: { ipam: 'eni' } }],
    good: [
      { cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 7 } }, config: { ipam: 'eni' } },
      { cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 200 } } },
    ],
  },
});
