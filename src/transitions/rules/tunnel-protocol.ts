import { routing } from '../../../features/shared/agent-state.ts';
import { backByPlay, changed, defineTransition, hasOption, restartAgentsTogether } from '../transition.ts';

const ports = { vxlan: '8472/udp', geneve: '6081/udp' } as const;

export default defineTransition({
  id: 'tunnel-protocol',
  title: 'Tunnel protocol',
  sources: [
    'cilium/cilium: Documentation/network/concepts/routing.rst',
    'cilium/cilium: Documentation/operations/system_requirements.rst (firewall rules)',
    'cilium/cilium: Documentation/operations/upgrade.rst, 1.11 (a changed tunnel port cuts nodes off from each other)',
  ],
  look(change) {
    const state = changed(change, (options, context) => {
      const { mode, protocol } = routing(options, context);
      return mode === 'tunnel' ? protocol : undefined;
    });
    if (!state) return undefined;
    const { after } = change;
    const option = after.options.has('tunnel-protocol') ? 'tunnel-protocol' : 'tunnel';
    return {
      change: `${state.from} to ${state.to}`,
      interrupts: ['Pods on different nodes do not reach each other until the agents of both nodes have restarted.'],
      before: [
        { text: `Open ${ports[state.to]} between all nodes, and keep ${ports[state.from]} open until the end.` },
      ],
      play: ['Change the protocol in a run of its own, apart from an upgrade of Cilium.'],
      after: [restartAgentsTogether],
      verify: [hasOption(option, state.to)],
      back: [backByPlay, { text: 'Restart the agents of all nodes together again.' }],
      unknown: ['How long the cluster is split: upstream does not describe this change on a running cluster.'],
    };
  },
});
