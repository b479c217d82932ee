import { fullKubeProxyReplacement } from '../../../features/shared/agent-state.ts';
import {
  agentCommand,
  agentShell,
  backByPlay,
  type Change,
  type Cluster,
  changed,
  defineTransition,
  type Effect,
  hasOption,
  restartAgents,
  type Step,
} from '../transition.ts';

/** Uses kubeadm's own phase, which installs the DaemonSet with its ConfigMap. */
const installKubeProxy: Step = {
  text: 'Install kube-proxy again, from the first control plane node. If the file lists addon/kube-proxy under skipPhases, remove that line first.',
  onNodes: ['kubeadm init phase addon kube-proxy --config /etc/kubernetes/kubeadm-config.yaml'],
};

const flushRules = 'iptables-save | grep -v KUBE | iptables-restore';
const flushRules6 = 'ip6tables-save | grep -v KUBE | ip6tables-restore';
/**
 * Removes what kube-proxy leaves in IPVS mode: the addresses of all Services on an interface of the node, and their
 * table.
 */
const flushIpvs = ['ipvsadm -C', 'ip link delete kube-ipvs0'];

export default defineTransition({
  id: 'kube-proxy-replacement',
  title: 'kube-proxy replacement',
  sources: [
    'cilium/cilium main: Documentation/network/kubernetes/kubeproxy-free.rst (Quick-Start; Validate the Setup; Limitations)',
    'cilium/cilium v1.10 to main: api/v1/models/kube_proxy_replacement.go (what the agent prints)',
    'kubernetes-sigs/kubespray v2.16.0 to v2.31.0: roles/kubespray_defaults (kubeadm_init_phases_skip; kube_proxy_mode is ipvs by default), roles/reset/tasks/main.yml (what IPVS leaves), roles/kubernetes/control-plane/tasks/kubeadm-upgrade.yml',
  ],
  look(change) {
    const state = changed(change, fullKubeProxyReplacement);
    const isDeployed = change.before.facts.get('kubeProxyDeployed');
    const goes = isDeployed === true && change.after.facts.get('kubeProxyDeployed') === false;
    if (state?.to === true || (!state && goes)) return on(change, goes);
    return state?.to === false ? off(change) : undefined;
  },
});

/**
 * True if the running kube-proxy uses IPVS; Kubespray's default applies if the inventory sets no mode. Undefined if not
 * known.
 */
function usesIpvs({ release, variables }: Cluster): boolean | undefined {
  const mode = variables.get('kube_proxy_mode');
  if (mode === undefined) return release === undefined ? undefined : true;
  return typeof mode === 'string' ? mode === 'ipvs' : undefined;
}

function cleaning(before: Cluster): Step {
  const ipvs = usesIpvs(before);
  const hasIPv6 = before.options.flag('enable-ipv6', false) === true;
  const where =
    ipvs === undefined
      ? ' The last two lines are for IPVS mode.'
      : ipvs
        ? ' In IPVS mode the addresses of services are on kube-ipvs0 until it is deleted.'
        : '';
  return {
    text: `Remove what kube-proxy leaves on every node.${where}`,
    onNodes: [flushRules, ...(hasIPv6 ? [flushRules6] : []), ...(ipvs === false ? [] : flushIpvs)],
  };
}

/**
 * Steps for a port range of the API server that differs from the agents' range, and for host ports of pods inside that
 * range.
 */
function nodePorts({ variables, options }: Cluster): Step[] {
  const own = variables.get('kube_apiserver_node_port_range');
  const range = options.get('node-port-range')?.replace(',', '-') ?? presetRange;
  const isOther = typeof own === 'string' && own.replace(/\s/g, '') !== range;
  return [
    ...(isOther
      ? [
          {
            text: `Set nodePort.range to the range of the API server, ${own}: Cilium only serves NodePorts in its own range, ${range}.`,
          },
        ]
      : []),
    {
      text: 'Look for pods whose hostPort is in the NodePort range, or whose hostIP is a loopback address. Cilium ignores such ports: change them.',
      commands: [
        "kubectl get pods --all-namespaces -o custom-columns=NAMESPACE:.metadata.namespace,POD:.metadata.name,HOSTIPS:.spec.containers[*].ports[*].hostIP,HOSTPORTS:.spec.containers[*].ports[*].hostPort | grep -v -E '<none>$'",
      ],
    },
  ];
}

/** Steps for cases that the agents support less well than kube-proxy. */
function limits({ options }: Cluster): Step[] {
  const isIptables =
    options.flag('enable-bpf-masquerade', false) === false && options.flag('enable-ipv4-masquerade', true) !== false;
  const mode = options.get('bpf-lb-mode') ?? options.get('node-port-mode');
  return [
    {
      text: 'Look for Services with SCTP: Cilium only balances TCP and UDP.',
      commands: [
        'kubectl get services --all-namespaces -o custom-columns=NAMESPACE:.metadata.namespace,SERVICE:.metadata.name,PROTOCOLS:.spec.ports[*].protocol | grep SCTP || true',
      ],
    },
    {
      text: 'Look for volumes on NFS or SMB that name a Service: the kernel can lose such mounts when Cilium balances at the socket. Stable kernels from July 2024 on do not.',
      commands: [
        "kubectl get persistentvolumes -o custom-columns=VOLUME:.metadata.name,NFS:.spec.nfs.server,DRIVER:.spec.csi.driver | grep -v -E '<none> +<none>$' || true",
        'kubectl get nodes -o custom-columns=NODE:.metadata.name,KERNEL:.status.nodeInfo.kernelVersion',
      ],
    },
    {
      text: 'Without these kernel options, sockets of pods stay connected to deleted backends: CONFIG_INET_DIAG, CONFIG_INET_UDP_DIAG and CONFIG_INET_DIAG_DESTROY.',
      onNodes: ['grep -E "CONFIG_INET_(UDP_)?DIAG(_DESTROY)?=" "/boot/config-$(uname -r)"'],
    },
    ...(isIptables
      ? [
          {
            text: 'Masquerading stays with iptables. Its ports can collide with those of NodePort connections in BPF, which are then dropped. Enable BPF masquerading too.',
          },
        ]
      : []),
    ...(mode === 'dsr' || mode === 'hybrid'
      ? [{ text: 'Disable TCP Fast Open on the nodes, or use SNAT mode: DSR does not work well with it.' }]
      : []),
  ];
}

/** A step for clusters where cgroup v2 must already be mounted, because nothing mounts it for the agents. */
function mountedCgroup({ variables }: Cluster): Step[] {
  if (variables.get('cilium_cgroup_auto_mount') !== false) return [];
  const root = variables.get('cilium_cgroup_host_root');
  return [
    {
      text: 'cilium_cgroup_auto_mount is false: on every node, cgroup v2 must already be mounted at cilium_cgroup_host_root.',
      onNodes: [`mount | grep "on ${typeof root === 'string' ? root : 'CGROUP_ROOT'} type cgroup2"`],
    },
  ];
}

const presetRange = '30000-32767';

function on(change: Change, goes: boolean): Effect {
  const { before, after } = change;
  const hasAddress = after.facts.get('agentApiServer');
  const reserved = after.options.flag('enable-auto-protect-node-port-range', true);
  const isStrict = after.options.get('kube-proxy-replacement') === 'strict';
  return {
    change: 'kube-proxy to Cilium',
    interrupts: goes
      ? [
          'Existing connections to Services break when the agents take over: Cilium and kube-proxy do not know the address translation of each other.',
          'If the agent of a node does not run when kube-proxy is deleted, traffic to Services stops on that node until it does.',
        ]
      : [
          'Existing connections to Services break when the agents take over: Cilium and kube-proxy do not know the address translation of each other.',
        ],
    before: [
      ...(hasAddress === false
        ? [
            {
              text: 'Set the address of the API server for the agents: without kube-proxy they cannot use the Service kubernetes.',
            },
          ]
        : []),
      {
        text: 'On nodes with several interfaces, INTERNAL-IP must be on an interface with the same name on all nodes.',
        commands: ['kubectl get nodes -o wide'],
      },
      ...(reserved === false
        ? [
            {
              text: 'On every node, keep the NodePort range outside net.ipv4.ip_local_port_range, the range of outgoing connections.',
              onNodes: ['sysctl -w net.ipv4.ip_local_reserved_ports=30000-32767'],
            },
          ]
        : []),
      ...nodePorts(after),
      ...limits(after),
      ...mountedCgroup(after),
      {
        text: 'Save the DaemonSet and the ConfigMap of kube-proxy for a rollback.',
        commands: ['kubectl -n kube-system get daemonset,configmap kube-proxy -o yaml > kube-proxy-before.yaml'],
      },
    ],
    after: [
      ...(goes
        ? [
            {
              text: 'Delete kube-proxy when the agents are ready: Kubespray stops installing it, and does not remove it. Without the ConfigMap an upgrade by kubeadm does not install it again.',
              commands: ['kubectl -n kube-system delete daemonset,configmap kube-proxy --ignore-not-found'],
            },
            cleaning(before),
          ]
        : []),
      restartAgents,
    ],
    verify: [
      {
        text: 'The agent of one node replaces kube-proxy.',
        command: `${agentCommand(after)} status`,
        expect: `KubeProxyReplacement:[[:space:]]*${isStrict ? 'Strict' : 'True'}`,
      },
      ...(goes
        ? [
            {
              text: 'The DaemonSet kube-proxy does not exist.',
              command: 'kubectl -n kube-system get daemonset kube-proxy --ignore-not-found -o name | wc -l',
              expect: '^[[:space:]]*0$',
            },
            {
              text: 'One node has no rules of kube-proxy for Services.',
              command: `${agentShell} sh -c "iptables-save | grep -c KUBE-SVC"`,
              expect: '^0$',
            },
          ]
        : []),
    ],
    back: [...(goes ? [installKubeProxy] : []), backByPlay, restartAgents],
    ...(!goes && {
      unknown: [
        'It is unknown how traffic behaves while kube-proxy runs together with the agents: their rules are independent of each other.',
      ],
    }),
  };
}

function off(change: Change): Effect {
  return {
    change: 'Cilium to kube-proxy',
    interrupts: [
      'Existing connections to Services break when the agents restart without kube-proxy replacement: the two NAT tables are independent.',
      'Traffic to Services stops on nodes where kube-proxy does not run yet.',
    ],
    before: [
      {
        ...installKubeProxy,
        text: 'Before the agents stop replacing kube-proxy, install it from the first control plane node. If the file lists addon/kube-proxy under skipPhases, remove that line first.',
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
      "It is unknown how Services behave while both run. Cilium's documentation only states that they work independently.",
    ],
  };
}
