import { fullKubeProxyReplacement } from '../../../features/shared/agent-state.ts';
import { isIn } from '../../core/versions.ts';
import {
  agentCommand,
  backByPlay,
  type Change,
  changed,
  defineTransition,
  type Effect,
  hasOption,
  restartAgents,
  type Step,
} from '../transition.ts';

/** kubeadm's own phase, which installs the DaemonSet with its ConfigMap. */
const installKubeProxy: Step = {
  text: 'Install kube-proxy again, on the first control plane node.',
  onNodes: ['kubeadm init phase addon kube-proxy --config /etc/kubernetes/kubeadm-config.yaml'],
};

const flushRules = 'iptables-save | grep -v KUBE | iptables-restore';

export default defineTransition({
  id: 'kube-proxy-replacement',
  title: 'kube-proxy replacement',
  sources: [
    'cilium/cilium: Documentation/network/kubernetes/kubeproxy-free.rst',
    'kubernetes-sigs/kubespray: roles/kubespray_defaults (kube_proxy_deployed, kubeadm_init_phases_skip)',
    'kubernetes: kubeadm init phase addon kube-proxy',
  ],
  look(change) {
    const state = changed(change, fullKubeProxyReplacement);
    const isDeployed = change.before.facts.get('kubeProxyDeployed');
    const goes = isDeployed === true && change.after.facts.get('kubeProxyDeployed') === false;
    if (state?.to === true || (!state && goes)) return on(change, goes);
    return state?.to === false ? off(change) : undefined;
  },
});

function on(change: Change, goes: boolean): Effect {
  const { after } = change;
  const hasAddress = after.facts.get('agentApiServer');
  const reserved = after.options.flag('enable-auto-protect-node-port-range', true);
  const old = after.cilium !== undefined && isIn(after.cilium, '<1.14.0');
  return {
    change: 'kube-proxy to Cilium',
    interrupts: [
      'Existing connections to services break when kube-proxy and its rules are removed.',
      'Traffic to services stops on a node between the removal of kube-proxy and the start of the new agent.',
    ],
    before: [
      ...(hasAddress === false
        ? [
            {
              text: 'Set the address of the API server for the agents: without kube-proxy they do not reach the service kubernetes.',
            },
          ]
        : []),
      ...(reserved === false
        ? [
            {
              text: 'Keep the ports of NodePort services out of the range of outgoing connections on every node.',
              onNodes: ['sysctl -w net.ipv4.ip_local_reserved_ports=30000-32767'],
            },
          ]
        : []),
      {
        text: 'Save the DaemonSet and the ConfigMap of kube-proxy for the way back.',
        commands: ['kubectl -n kube-system get daemonset,configmap kube-proxy -o yaml > kube-proxy-before.yaml'],
      },
    ],
    after: [
      ...(goes
        ? [
            {
              text: 'Delete kube-proxy: Kubespray only skips its installation.',
              commands: ['kubectl -n kube-system delete daemonset,configmap kube-proxy --ignore-not-found'],
            },
            { text: 'Remove the rules of kube-proxy on every node.', onNodes: [flushRules] },
          ]
        : []),
      restartAgents,
    ],
    verify: [
      {
        text: 'The agent replaces kube-proxy.',
        command: `${agentCommand(after)} status`,
        expect: `KubeProxyReplacement:[[:space:]]*${old ? '(Strict|True)' : 'True'}`,
      },
      ...(goes
        ? [
            {
              text: 'kube-proxy is gone.',
              command: 'kubectl -n kube-system get daemonset kube-proxy --ignore-not-found -o name | wc -l',
              expect: '^[[:space:]]*0$',
            },
          ]
        : []),
    ],
    back: [...(goes ? [installKubeProxy] : []), backByPlay, restartAgents],
    ...(goes && {
      unknown: ['Whether a run of Kubespray installs kube-proxy again on a cluster that had it removed.'],
    }),
  };
}

function off(change: Change): Effect {
  return {
    change: 'Cilium to kube-proxy',
    interrupts: [
      'Existing connections to services break when the agents restart without the replacement.',
      'Traffic to services stops on nodes where kube-proxy does not run yet.',
    ],
    before: [
      {
        ...installKubeProxy,
        text: 'Install kube-proxy before the agents stop replacing it, on the first control plane node.',
      },
      {
        text: 'Wait until kube-proxy runs on every node.',
        commands: ['kubectl -n kube-system rollout status daemonset/kube-proxy --timeout=10m'],
      },
    ],
    after: [restartAgents],
    verify: [
      {
        text: 'kube-proxy runs.',
        command: 'kubectl -n kube-system get daemonset kube-proxy -o "jsonpath={.status.numberReady}"',
        expect: '^[1-9]',
      },
      hasOption('kube-proxy-replacement', change.after.options.text('kube-proxy-replacement', 'false') ?? 'false'),
    ],
    back: [backByPlay, restartAgents],
    unknown: [
      'Whether kube-proxy and an agent that replaces it can serve the same node side by side without broken connections.',
    ],
  };
}
