import { backByPlay, changedOption, defineTransition, hasOption, recreatePods, restartAgents } from '../transition.ts';

export default defineTransition({
  id: 'mtu',
  title: 'MTU',
  sources: [
    'cilium/cilium main: pkg/mtu, plugins/cilium-cni (a pod gets its MTU when its interface is made)',
    'cilium/cilium main, December 2024: Documentation/operations/upgrade.rst (1.17 Upgrade Notes: detection of the MTU)',
  ],
  look(change) {
    const mtu = changedOption(change, 'mtu', '0');
    if (!mtu) return undefined;
    const shown = (value: string): string => (value === '0' ? 'detected' : value);
    const grows = mtu.to !== '0' && mtu.from !== '0' && Number(mtu.to) > Number(mtu.from);
    return {
      change: `${shown(mtu.from)} to ${shown(mtu.to)}`,
      interrupts: [
        'Existing pods keep their old MTU until they are recreated.',
        ...(grows
          ? [
              'Large packets between pods with different MTUs can get lost if the network does not report that they are too large.',
            ]
          : []),
      ],
      before: grows ? [{ text: 'Raise the MTU of the network and of the nodes first.' }] : [],
      after: [restartAgents, recreatePods],
      verify: mtu.to === '0' ? [] : [hasOption('mtu', mtu.to)],
      back: [backByPlay, restartAgents, recreatePods],
    };
  },
});
