import { minorOf } from '../../catalog/catalog.ts';
import { compare } from '../../core/versions.ts';
import { defineTransition } from '../transition.ts';

export default defineTransition({
  id: 'kubespray-release',
  title: 'Kubespray release',
  sources: [
    'kubernetes-sigs/kubespray v2.31.0: docs/operations/upgrades.md (Multiple upgrades; Graceful upgrade: serial)',
  ],
  look({ stops }) {
    const [first, last] = [stops[0], stops.at(-1)];
    if (!first || !last || first.release === last.release) return undefined;
    const isUpgrade = compare(first.release, last.release) < 0;
    const names = stops.map(({ release }) => release);
    return {
      change: `${first.release} to ${last.release}`,
      interrupts: [
        'Nodes are drained one after another. Their pods move to other nodes, and pods without a controller are lost.',
      ],
      before:
        stops.length > 2
          ? [
              {
                text: `Upgrade Kubespray one minor release at a time: ${names.join(' -> ')}. For each of these releases, migrate the original inventory.`,
              },
            ]
          : [],
      play: [
        ...(minorOf(first.release) === minorOf(last.release)
          ? []
          : ['Use upgrade-cluster.yml. By default it upgrades 20% of the nodes at a time; -e serial=1 upgrades one.']),
        'Run upgrade-cluster.yml without --tags network: otherwise the other components stay at the old release.',
      ],
      back: [
        {
          text: isUpgrade
            ? 'Kubespray does not support a downgrade. Restore etcd and the nodes from backups.'
            : 'Upgrade to the newer release again.',
        },
      ],
      ...(!isUpgrade && {
        unknown: [
          'It is unknown whether an older Kubespray works on this cluster. Kubespray does not document downgrades.',
        ],
      }),
    };
  },
});
