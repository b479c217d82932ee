import { changedOption, defineTransition } from '../transition.ts';

export default defineTransition({
  id: 'ipam-mode',
  title: 'IPAM mode',
  sources: ['cilium/cilium: Documentation/network/concepts/ipam/index.rst (warning about changes of the mode)'],
  look(change) {
    const mode = changedOption(change, 'ipam', 'cluster-pool');
    if (!mode) return undefined;
    return {
      change: `${mode.from} to ${mode.to}`,
      interrupts: ['Connectivity of existing pods can break for good.'],
      before: [
        {
          text: 'Do not change the mode of a running cluster. Upstream says that the safest way is a new cluster with the new mode.',
        },
      ],
      verify: [],
      back: [{ text: 'Restore the cluster from before: the way back is as unsupported as the way there.' }],
      unknown: ['What becomes of addresses that pods hold: no source describes the change on a running cluster.'],
    };
  },
});
