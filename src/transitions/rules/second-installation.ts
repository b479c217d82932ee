import { type Cluster, defineTransition } from '../transition.ts';

/** True if nobody runs the playbook for a difference between the sides. */
function isSame(before: Cluster, after: Cluster): boolean {
  const written = ({ release, cilium, variables }: Cluster): string =>
    JSON.stringify([release, cilium, [...variables].sort(([one], [other]) => (one < other ? -1 : 1))]);
  return written(before) === written(after);
}

export default defineTransition({
  id: 'second-installation',
  title: 'Playbook that cannot upgrade Cilium',
  sources: [
    'kubernetes-sigs/kubespray v2.28.0: roles/network_plugin/cilium/tasks/apply.yml (cilium install in every run)',
    'kubernetes-sigs/kubespray issue 12392 and v2.28.1: tasks/apply.yml (cilium upgrade where the release exists)',
    'helm: install refuses the name of a release that exists',
  ],
  everyRun: true,
  look({ before, after }) {
    if (!after.onlyInstalls || before.installer !== 'cilium-cli' || isSame(before, after)) return undefined;
    const { release = '', cilium } = after;
    return {
      change: `${release} does not upgrade the chart`,
      interrupts: [],
      play: [
        `The playbook of ${release} stops at its task that runs cilium install: Helm refuses to install a release that exists. Use the next patch release of Kubespray instead. To stay on ${release}, upgrade Cilium by hand after the playbook stopped, and run the playbook again with --skip-tags cilium.`,
      ],
      after: [
        {
          text: 'On the first control plane node, apply the values that the playbook wrote there.',
          onNodes: [
            `cilium upgrade ${cilium === undefined ? '' : `--version ${cilium} `}-f /etc/kubernetes/cilium-values.yaml`,
          ],
        },
      ],
      back: [{ text: 'Restore the old values, and apply them with cilium upgrade in the same way.' }],
    };
  },
});
