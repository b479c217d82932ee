import { minorOf } from '../../catalog/catalog.ts';
import { compare } from '../../core/versions.ts';
import { copyFor, pathWord } from '../inventory-path.ts';
import { type Change, defineTransition, type Step } from '../transition.ts';

/** The only rollback. */
const backup: Step = { text: 'Back up etcd and the nodes: Kubespray documents no downgrade.' };

/**
 * How to get the configuration for a release from the source of the way, which stays as it is. The last run uses what
 * the user already has for the end of the way.
 */
function written({ ends: { release, source, goal }, inventory }: Change, first: string, last: string): Step {
  const isGoal = goal !== undefined && inventory.after === goal;
  if (isGoal && goal.kind === 'inventory')
    return { text: `Check out Kubespray ${last}. Its inventory is ${goal.path}.` };
  const intent = isGoal ? goal : source;
  if (intent?.kind === 'intent') {
    return {
      text: `Check out Kubespray ${last}, and generate the configuration for it.`,
      byHand: [`cilium-extras generate ${pathWord(intent)} --kubespray ${last}`],
    };
  }
  const copy = pathWord(copyFor(source, last));
  return {
    text: `Check out Kubespray ${last}, and migrate a copy of the original inventory for it.`,
    byHand: [
      `cp -r ${pathWord(source)} ${copy}`,
      `cilium-extras migrate ${copy} --from ${release ?? first} --to ${last} --write`,
    ],
  };
}

/** The alternative to a downgrade. */
function onlyCilium({ before }: Change, first: string, last: string): Step {
  const limit = before.minimum === undefined ? '' : ` It accepts Cilium ${before.minimum} and later.`;
  return {
    text: `Kubespray ${last} also installs its own Kubernetes and etcd, which Kubespray does not support on a newer cluster. To go back with Cilium alone, keep Kubespray ${first} and set cilium_version, one minor version at a time.${limit}`,
  };
}

export default defineTransition({
  id: 'kubespray-release',
  title: 'Kubespray release',
  sources: [
    'kubernetes-sigs/kubespray v2.31.0: docs/operations/upgrades.md (Multiple upgrades; Graceful upgrade: serial; no downgrade)',
  ],
  everyRun: true,
  look(change) {
    const { before, after } = change;
    const [first, last] = [before.release, after.release];
    if (first === undefined || last === undefined || first === last) return undefined;
    const isUpgrade = compare(first, last) < 0;
    return {
      change: `${first} to ${last}`,
      interrupts: [
        'Nodes are drained one after another. Their pods move to other nodes, and pods without a controller are lost.',
      ],
      first: [backup],
      before: [isUpgrade ? written(change, first, last) : onlyCilium(change, first, last)],
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
