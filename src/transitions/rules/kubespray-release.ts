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
      interrupts: ['Nodes are drained one after another: their pods move, and those without a controller are lost.'],
      before:
        stops.length > 2
          ? [
              {
                text: `Upgrade Kubespray one minor release at a time: ${names.join(' -> ')}. Migrate the inventory for each release on the way.`,
              },
            ]
          : [],
      play: [
        ...(minorOf(first.release) === minorOf(last.release)
          ? []
          : ['Use upgrade-cluster.yml; -e serial=1 upgrades one node at a time, 20% of the nodes are the default.']),
        'Run upgrade-cluster.yml as a whole: with --tags network the rest of the release stays behind.',
      ],
      back: [
        {
          text: isUpgrade
            ? 'Kubespray does not support going back to an older release. Restore etcd and the nodes from backups.'
            : 'Go forward again to the newer release.',
        },
      ],
      ...(!isUpgrade && {
        unknown: ['Whether an older Kubespray runs on this cluster: downgrades are not described.'],
      }),
    };
  },
});
