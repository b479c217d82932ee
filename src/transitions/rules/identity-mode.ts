import { isIn } from '../../core/versions.ts';
import {
  backByPlay,
  type Change,
  changedOption,
  defineTransition,
  type Effect,
  hasOption,
  restartAgents,
  restartOperator,
} from '../transition.ts';

export default defineTransition({
  id: 'identity-mode',
  title: 'Where identities are kept',
  sources: [
    'cilium/cilium v1.15 and main: Documentation/operations/upgrade.rst (Migrating from kvstore-backed identities to Kubernetes CRD-backed identities)',
  ],
  look(change) {
    const mode = changedOption(change, 'identity-allocation-mode', 'kvstore');
    if (!mode) return undefined;
    return mode.from === 'kvstore' && mode.to === 'crd' ? toCrd(change) : other(change, mode);
  },
});

function toCrd({ before, after }: Change): Effect {
  const command = before.cilium !== undefined && isIn(before.cilium, '>=1.15.0') ? 'cilium-dbg' : 'cilium';
  const canWriteBoth = before.cilium !== undefined && isIn(before.cilium, '>=1.17.0');
  return {
    change: 'kvstore to crd',
    interrupts: [
      'Where a pod has another number on two nodes, policies drop its connections until all agents have restarted.',
      'Identities that are created during the copy are not copied: create no pods meanwhile.',
    ],
    before: [
      ...(canWriteBoth
        ? [
            {
              text: 'On Cilium 1.17 and later there is a way without a copy: set identity-allocation-mode to doublewrite-readkvstore, then to doublewrite-readcrd, then to crd. Each is a rollout, the operator before the agents; for crd the agents come first. Kubespray itself takes crd and kvstore only.',
            },
          ]
        : []),
      {
        text: 'Render the preflight of the running Cilium with etcd, and create it. It needs the certificates of etcd in the Secret cilium-etcd-secrets.',
        commands: [
          `helm template cilium cilium/cilium --version ${before.cilium ?? 'VERSION'} --namespace kube-system --set preflight.enabled=true --set agent=false --set config.enabled=false --set operator.enabled=false --set etcd.enabled=true --set etcd.ssl=true > cilium-preflight.yaml`,
          'kubectl create -f cilium-preflight.yaml',
          'kubectl -n kube-system rollout status daemonset/cilium-pre-flight-check --timeout=10m',
        ],
      },
      {
        text: 'Copy the identities. The command can be repeated.',
        commands: [
          `kubectl -n kube-system exec ds/cilium-pre-flight-check -- ${command} preflight migrate-identity`,
          'kubectl delete -f cilium-preflight.yaml',
        ],
      },
    ],
    after: [restartOperator, restartAgents],
    verify: [
      hasOption('identity-allocation-mode', 'crd'),
      {
        text: 'There are identities as objects.',
        command: 'kubectl get ciliumidentities -o name | wc -l',
        expect: '[1-9]',
      },
      {
        text: 'Endpoints have identities; compare with the list of the agents before.',
        command: 'kubectl get ciliumendpoints -A -o custom-columns=ID:.status.identity.id',
        expect: '[0-9]',
      },
    ],
    back: [
      {
        text: 'Upstream knows no easy way back once agents have run with crd. Before that: delete the copied identities and keep kvstore.',
        commands: ['kubectl delete ciliumidentities --all'],
      },
    ],
    ...(after.release !== undefined && {
      unknown: [
        'Whether the preflight reaches the etcd of Kubespray with the certificates that its role puts on the nodes.',
      ],
    }),
  };
}

function other({ after }: Change, { from, to }: { from: string; to: string }): Effect {
  const isDouble = /^doublewrite/.test(from) || /^doublewrite/.test(to);
  return {
    change: `${from} to ${to}`,
    interrupts: isDouble
      ? []
      : ['Identities are created again: policies can drop traffic until all agents have restarted.'],
    before: isDouble
      ? [
          {
            text: 'Wait until the counts of identities in CRDs and in the kvstore are the same: metrics of the operator show both.',
          },
        ]
      : [],
    after: [restartOperator, restartAgents],
    verify: [hasOption('identity-allocation-mode', to)],
    back: [backByPlay, restartAgents],
    ...(!isDouble && {
      unknown: [
        `How identities get from ${from} to ${to} without new numbers${after.cilium !== undefined && isIn(after.cilium, '>=1.17.0') ? '; the double write modes can be used in this direction too' : ': no source describes it'}.`,
      ],
    }),
  };
}
