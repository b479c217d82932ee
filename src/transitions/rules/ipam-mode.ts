import {
  changedOption,
  contextOf,
  defineTransition,
  type Effect,
  restartAgents,
  restartOperator,
} from '../transition.ts';

export default defineTransition({
  id: 'ipam-mode',
  title: 'IPAM mode',
  sources: [
    'cilium/cilium v1.15 and main: Documentation/network/concepts/ipam/index.rst (warning about changes of the mode)',
    'cilium/cilium main, July 2026: Documentation/network/concepts/ipam/cluster-pool-to-multi-pool.rst (from 1.20 on)',
  ],
  look(change) {
    const mode = changedOption(change, 'ipam', 'cluster-pool');
    if (!mode) return undefined;
    const canMigrate = contextOf(change.before)?.is('>=1.20.0') === true;
    if (canMigrate && mode.from === 'cluster-pool' && mode.to === 'multi-pool') return toMultiPool();
    return {
      change: `${mode.from} to ${mode.to}`,
      interrupts: ['Existing pods can lose their connectivity permanently.'],
      before: [
        {
          text: "Do not change the mode of a running cluster. Cilium's documentation recommends a new cluster with the new mode.",
        },
        ...(mode.from === 'cluster-pool' && mode.to === 'multi-pool'
          ? [{ text: 'Upgrade Cilium first: from 1.20 on the operator can migrate cluster-pool to multi-pool.' }]
          : []),
      ],
      verify: [],
      back: [{ text: 'Restore the cluster from a backup. Changing the mode back is not supported either.' }],
      unknown: [
        'It is unknown what happens to the addresses of running pods. No source describes this change on a running cluster.',
      ],
    };
  },
});

/** Pods keep their addresses. There is no rollback. */
function toMultiPool(): Effect {
  return {
    change: 'cluster-pool to multi-pool',
    interrupts: [
      'Nothing for pods: they keep their addresses. Routes that BGP announces for pod networks are withdrawn until agents restart.',
    ],
    before: [
      {
        text: 'Create the CiliumPodIPPool "default" with the old ranges and the old mask size, or set auto-create-cilium-pod-ip-pools.',
      },
      { text: 'Set enable-cluster-pool-to-multi-pool-migration: "true" together with ipam: multi-pool.' },
    ],
    after: [
      restartOperator,
      {
        text: 'Wait until every CiliumNode lists its pod network under pools.',
        commands: ['kubectl get ciliumnodes -o custom-columns=NODE:.metadata.name,POOLS:.spec.ipam.pools.allocated'],
      },
      {
        text: 'If BGP announces pod networks, change CiliumBGPAdvertisement from PodCIDR to CiliumPodIPPool before the agents restart.',
      },
      restartAgents,
    ],
    verify: [
      {
        text: 'Every pod network of a node belongs to a pool.',
        command: 'kubectl get ciliumnodes -o "jsonpath={range .items[*]}{.spec.ipam.podCIDRs}{end}" | wc -w',
        expect: '^[[:space:]]*0$',
      },
    ],
    back: [{ text: 'Cilium does not support a rollback of this migration.' }],
  };
}
