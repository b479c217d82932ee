import { routing } from '../../../features/shared/agent-state.ts';
import {
  agentCommand,
  agentIs,
  allReachable,
  backByPlay,
  type Change,
  type Check,
  changed,
  defineTransition,
  hasOption,
  recreatePods,
  restartAgentsTogether,
  type Step,
} from '../transition.ts';
import { portOf } from '../tunnel-port.ts';

export default defineTransition({
  id: 'routing-mode',
  title: 'Routing between nodes',
  sources: [
    'cilium/cilium main: Documentation/network/concepts/routing.rst (Encapsulation; Native-Routing; requirements on the network)',
    'cilium/cilium main: Documentation/operations/system_requirements.rst (Firewall Rules)',
    'cilium/cilium v1.10 to main: pkg/client/client.go (what the agent prints)',
  ],
  look(change) {
    const state = changed(change, (options, context) => routing(options, context).mode);
    if (!state) return undefined;
    const toNative = state.to === 'native';
    return {
      change: `${state.from} to ${state.to}`,
      interrupts: [
        'Pods on different nodes do not reach each other until the agents of both nodes have restarted.',
        'While the agent of a node restarts, new pods on that node wait.',
        toNative
          ? 'Existing pods keep the smaller MTU of the tunnel until they are recreated.'
          : 'Existing pods keep their MTU until they are recreated. Packets that are too large for the tunnel can get lost.',
      ],
      before: toNative ? toNativeSteps(change) : toTunnelSteps(change),
      after: [restartAgentsTogether, recreatePods],
      verify: [modeCheck(change, toNative), allReachable(change.after)],
      back: [backByPlay, { text: 'Restart the agents of all nodes at the same time again.' }, recreatePods],
      unknown: [
        'It is unknown how long nodes cannot reach each other. Cilium does not document this change on a running cluster.',
      ],
    };
  },
});

function toNativeSteps({ after }: Change): Step[] {
  const direct = after.options.flag('auto-direct-node-routes', false);
  const list = ['kubectl get ciliumnodes -o custom-columns=NODE:.metadata.name,PODS:.spec.ipam.podCIDRs'];
  const text =
    direct === true
      ? after.options.flag('direct-routing-skip-unreachable', false) === true
        ? 'Check that routers or BGP connect the layer 2 networks: direct-routing-skip-unreachable leaves out routes between them.'
        : 'Check that all nodes are in one layer 2 network: auto-direct-node-routes only adds routes between neighbors.'
      : 'Check that the network routes pod addresses: a router, or a routing daemon on each node, must know the pod network of every node.';
  return [{ text: `${text} Firewalls have to let pod addresses through.`, commands: list }];
}

function toTunnelSteps({ after }: Change): Step[] {
  return [
    {
      text: `Open ${portOf(after)} between all nodes. VXLAN adds 50 bytes to each packet, and Geneve at least as many: check the MTU of the network.`,
    },
  ];
}

/** Since 1.16 the agent prints how it routes between nodes. Before, only its ConfigMap shows it. */
function modeCheck({ after }: Change, toNative: boolean): Check {
  if (agentIs(after, '<1.16.0')) {
    return after.options.has('routing-mode')
      ? hasOption('routing-mode', toNative ? 'native' : 'tunnel')
      : hasOption('tunnel', after.options.text('tunnel', 'vxlan') ?? 'vxlan');
  }
  return {
    text: 'The agent of one node uses the new routing mode.',
    command: `${agentCommand(after)} status`,
    expect: `Network:[[:space:]]*${toNative ? 'Native' : 'Tunnel'}`,
  };
}
