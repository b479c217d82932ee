import { type Change, type Cluster, defineTransition, type LeftValue, type Step } from '../transition.ts';

/** All releases that install the chart use a Cilium CLI that keeps values, which it does since 0.16.23. */
export default defineTransition({
  id: 'stale-values',
  title: 'Helm values that stay',
  sources: [
    'cilium/cilium main: cilium-cli/cli/install.go (upgrade: --reset-then-reuse-values is on by default, since December 2024)',
    'kubernetes-sigs/kubespray v2.28.0 to v2.31.0: roles/network_plugin/cilium/tasks/apply.yml (cilium upgrade -f ...)',
  ],
  everyRun: true,
  look(change) {
    const { left, after } = change;
    if (left.length === 0) return undefined;
    return {
      change: left.map(({ path, value }) => `${path}=${value}`).join(', '),
      interrupts: [],
      play: [
        `The Cilium CLI keeps values that are no longer set. ${left.length === 1 ? 'This one stays' : 'These stay'}: ${listed(left)}. Set each one to what you want, or reset all values once: ${resetting(after)}`,
      ],
      after: [
        {
          text: 'Check which values are still set.',
          commands: ['helm get values cilium --namespace kube-system'],
        },
      ],
      back: [{ text: 'Nothing to do: the values are set again.' }],
      ...(after.resetFlag === undefined && {
        unknown: ['After a manual reset, the next run of the playbook keeps the values that the release has then.'],
      }),
    };
  },
});

function listed(values: readonly LeftValue[]): string {
  return values
    .map(({ path, value, preset }) => `${path}=${value}${preset === undefined ? '' : ` (the chart: ${preset})`}`)
    .join(', ');
}

function resetting({ resetFlag, cilium }: Cluster): string {
  return resetFlag === undefined
    ? `run on the first control plane node: cilium upgrade --reset-values --version ${cilium ?? 'VERSION'} -f /etc/kubernetes/cilium-values.yaml.`
    : `run the playbook with -e ${resetFlag}=--reset-values.`;
}

/** The same for the rollback: values that only the configuration after sets, with the chart's earlier defaults. */
export function wayBackOf({ added, before }: Change): Step[] {
  if (added.length === 0) return [];
  const known = added.flatMap(({ path, preset }) => (preset === undefined ? [] : `${path}=${preset}`));
  const others = added.flatMap(({ path, preset }) => (preset === undefined ? path : []));
  return [
    {
      text: [
        'The Cilium CLI keeps values that are no longer set: removing a variable changes nothing.',
        ...(known.length > 0 ? [`Set each one to the default of the chart: ${known.join(', ')}.`] : []),
        ...(others.length > 0
          ? [`The chart has no default for ${others.join(', ')}. Reset all values once: ${resetting(before)}`]
          : []),
      ].join(' '),
    },
  ];
}
