import { bpfMasquerade, masquerading } from '../../../features/shared/agent-state.ts';
import { agentCommand, backByPlay, changed, defineTransition, restartAgents } from '../transition.ts';

type Masquerading = 'off' | 'iptables' | 'BPF';

export default defineTransition({
  id: 'masquerading',
  title: 'Masquerading',
  sources: [
    'cilium/cilium main: Documentation/network/concepts/masquerading.rst',
    'cilium/cilium v1.10 to main: pkg/client/client.go (what the agent prints)',
  ],
  look(change) {
    const state = changed<Masquerading>(change, (options, context) => {
      const on = masquerading(options, context);
      if (on === false) return 'off';
      const bpf = bpfMasquerade(options, context);
      return on === undefined || bpf === undefined ? undefined : bpf ? 'BPF' : 'iptables';
    });
    if (!state) return undefined;
    const toBpf = state.to === 'BPF';
    return {
      change: `${state.from} to ${state.to}`,
      interrupts: [
        'Connections from pods to addresses outside the cluster can break: the new mode does not know their address translation.',
      ],
      before: toBpf
        ? [
            {
              text: 'Check which networks must not be masqueraded. BPF masquerading reads native-routing-cidr and ip-masq-agent, and ignores iptables rules.',
            },
          ]
        : [],
      after: [restartAgents],
      verify: [
        {
          text: 'The agent of one node uses the new masquerading mode.',
          command: `${agentCommand(change.after)} status`,
          expect: `Masquerading:[[:space:]]*${toBpf ? 'BPF' : state.to === 'off' ? 'Disabled' : 'IPTables'}`,
        },
      ],
      back: [backByPlay, restartAgents],
      unknown: ['Cilium does not document which connections survive this change.'],
    };
  },
});
