import { minorOf } from '../../catalog/catalog.ts';
import { compare } from '../../core/versions.ts';
import { defineTransition, type Origin, type Step } from '../transition.ts';

/** There is no other way back. */
const backup: Step = { text: 'Back up etcd and the nodes: Kubespray documents no downgrade.' };

/** How the configuration for a release comes from what the way begins with, which stays as it is. */
function written({ release, source }: Origin, first: string, last: string): Step {
  if (source?.isIntent) {
    return {
      text: `Check out Kubespray ${last}, and generate the configuration for it.`,
      byHand: [`cilium-extras generate ${inShell(source.path)} --kubespray ${last}`],
    };
  }
  const original = source?.path.replace(/(?<=[^/])\/+$/, '') ?? 'INVENTORY';
  const copy = inShell(original.replace(/(?:\.(?:ya?ml|json))?$/i, (extension) => `-${last}${extension}`));
  return {
    text: `Check out Kubespray ${last}, and migrate a copy of the original inventory for it.`,
    byHand: [
      `cp -r ${inShell(original)} ${copy}`,
      `cilium-extras migrate ${copy} --from ${release ?? first} --to ${last} --write`,
    ],
  };
}

/** A path as a word of a command line. */
function inShell(path: string): string {
  return /^[\w./@:+,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

export default defineTransition({
  id: 'kubespray-release',
  title: 'Kubespray release',
  sources: [
    'kubernetes-sigs/kubespray v2.31.0: docs/operations/upgrades.md (Multiple upgrades; Graceful upgrade: serial; no downgrade)',
  ],
  everyRun: true,
  look({ before, after, origin }) {
    const [first, last] = [before.release, after.release];
    if (first === undefined || last === undefined || first === last) return undefined;
    const isUpgrade = compare(first, last) < 0;
    return {
      change: `${first} to ${last}`,
      interrupts: [
        'Nodes are drained one after another. Their pods move to other nodes, and pods without a controller are lost.',
      ],
      ...(isUpgrade && { first: [backup], before: [written(origin, first, last)] }),
      play: [
        ...(minorOf(first) === minorOf(last)
          ? []
          : ['Use upgrade-cluster.yml. By default it upgrades 20% of the nodes at a time; -e serial=1 upgrades one.']),
        'Run upgrade-cluster.yml without --tags network: otherwise the other components stay at the old release.',
      ],
      back: [
        {
          text: isUpgrade
            ? `Kubespray documents no downgrade. Restore etcd and the nodes from the backups${before.cilium === after.cilium ? '' : ', or keep this release and go back with Cilium alone'}.`
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
