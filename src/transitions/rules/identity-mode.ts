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
      'If two nodes know a pod by different identity numbers, policies drop its connections until all agents have restarted.',
      'Do not create pods during the copy: their identities are not copied.',
    ],
    before: [
      ...(canWriteBoth
        ? [
            {
              text: 'Cilium 1.17 and later can migrate without a copy. Set identity-allocation-mode to doublewrite-readkvstore, then doublewrite-readcrd, then crd, with a rollout each. Restart the operator before the agents; for crd restart the agents first. The variable of Kubespray only accepts crd and kvstore.',
            },
          ]
        : []),
      {
        text: 'Render and create the pre-flight check of the running Cilium version, with etcd enabled. It reads the etcd certificates from the Secret cilium-etcd-secrets.',
        commands: [
          `helm template cilium cilium/cilium --version ${before.cilium ?? 'VERSION'} --namespace kube-system --set preflight.enabled=true --set agent=false --set config.enabled=false --set operator.enabled=false --set etcd.enabled=true --set etcd.ssl=true > cilium-preflight.yaml`,
          'kubectl create -f cilium-preflight.yaml',
          'kubectl -n kube-system rollout status daemonset/cilium-pre-flight-check --timeout=10m',
        ],
      },
      {
        text: 'Copy the identities. You can repeat the command.',
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
        text: 'CiliumIdentity objects exist.',
        command: 'kubectl get ciliumidentities -o name | wc -l',
        expect: '[1-9]',
      },
      {
        text: 'Endpoints have identities. Compare them with the identities before the change.',
        command: 'kubectl get ciliumendpoints -A -o custom-columns=ID:.status.identity.id',
        expect: '[0-9]',
      },
    ],
    back: [
      {
        text: 'Cilium documents no easy way back once agents have run with crd. Before that, delete the copied identities and keep kvstore.',
        commands: ['kubectl delete ciliumidentities --all'],
      },
    ],
    ...(after.release !== undefined && {
      unknown: [
        "It is unknown whether the pre-flight check can connect to Kubespray's etcd with the certificates on the nodes.",
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
      : ['Identities are created again. Policies can drop traffic until all agents have restarted.'],
    before: isDouble
      ? [
          {
            text: "Wait until CRDs and the kvstore have the same number of identities. The operator's metrics show both numbers.",
          },
        ]
      : [],
    after: [restartOperator, restartAgents],
    verify: [hasOption('identity-allocation-mode', to)],
    back: [backByPlay, restartAgents],
    ...(!isDouble && {
      unknown: [
        after.cilium !== undefined && isIn(after.cilium, '>=1.17.0')
          ? `Cilium documents no change from ${from} to ${to} that keeps the identities. The doublewrite modes can also be used in this direction.`
          : `Cilium documents no change from ${from} to ${to} that keeps the identities.`,
      ],
    }),
  };
}
