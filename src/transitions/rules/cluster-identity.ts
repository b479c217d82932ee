import {
  backByPlay,
  changedOption,
  defineTransition,
  hasOption,
  recreatePods,
  restartAgents,
  restartOperator,
} from '../transition.ts';

export default defineTransition({
  id: 'cluster-identity',
  title: 'Cluster name and id',
  sources: [
    'cilium/cilium v1.15: Documentation/network/clustermesh/clustermesh.rst, main: Documentation/network/clustermesh/setup.rst (Specify the Cluster Name and ID)',
  ],
  look(change) {
    const name = changedOption(change, 'cluster-name', 'default');
    const id = changedOption(change, 'cluster-id', '0');
    if (!name && !id) return undefined;
    return {
      change: [...(name ? [`name ${name.from} to ${name.to}`] : []), ...(id ? [`id ${id.from} to ${id.to}`] : [])].join(
        ', ',
      ),
      interrupts: [
        'Every pod needs a new identity. Until a pod is recreated, policies that select it can drop its connections.',
      ],
      before: [
        ...(id
          ? [
              {
                text: 'Disconnect the cluster from its mesh before the id changes: other clusters identify it by this id.',
              },
            ]
          : []),
      ],
      after: [restartOperator, restartAgents, recreatePods],
      verify: [...(name ? [hasOption('cluster-name', name.to)] : []), ...(id ? [hasOption('cluster-id', id.to)] : [])],
      back: [backByPlay, restartAgents, recreatePods],
    };
  },
});
