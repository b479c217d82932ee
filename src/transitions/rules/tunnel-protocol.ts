import { routing } from '../../../features/shared/agent-state.ts';
import {
  allReachable,
  backByPlay,
  type Change,
  changed,
  contextOf,
  defineTransition,
  hasOption,
  restartAgentsTogether,
} from '../transition.ts';
import { portOf } from '../tunnel-port.ts';

export default defineTransition({
  id: 'tunnel-protocol',
  title: 'Tunnel protocol and port',
  sources: [
    'cilium/cilium main: Documentation/network/concepts/routing.rst (Encapsulation)',
    'cilium/cilium main: Documentation/operations/system_requirements.rst (Firewall Rules)',
    'cilium/cilium v1.11: Documentation/operations/upgrade.rst (1.11 Upgrade Notes: another tunnel port cuts nodes off from each other)',
  ],
  look(change) {
    const state = changed(change, (options, context) => {
      const { mode, protocol } = routing(options, context);
      return mode === 'tunnel' ? protocol : undefined;
    });
    const ports = portChange(change);
    if (!state && !ports) return undefined;
    const { before, after } = change;
    const option = after.options.has('tunnel-protocol') ? 'tunnel-protocol' : 'tunnel';
    return {
      change: state ? `${state.from} to ${state.to}` : `port ${ports?.from} to ${ports?.to}`,
      interrupts: ['Pods on different nodes do not reach each other until the agents of both nodes have restarted.'],
      before: [{ text: `Open ${portOf(after)} between all nodes, and keep ${portOf(before)} open until the end.` }],
      play: ['Change the tunnel in a separate run, not together with an upgrade of Cilium.'],
      after: [restartAgentsTogether],
      verify: [
        ...(state ? [hasOption(option, state.to)] : []),
        ...(ports && after.options.has('tunnel-port') ? [hasOption('tunnel-port', ports.to)] : []),
        allReachable(after),
      ],
      back: [backByPlay, { text: 'Restart the agents of all nodes at the same time again.' }],
      unknown: [
        'It is unknown how long nodes cannot reach each other. Cilium does not document this change on a running cluster.',
      ],
    };
  },
});

/** A change of the port without a change of the protocol. */
function portChange(change: Change): { from: string; to: string } | undefined {
  const { before, after } = change;
  const context = contextOf(after);
  const isTunnel = context !== undefined && routing(after.options, context).mode === 'tunnel';
  if (!isTunnel || !before.options.has('tunnel-port') || !after.options.has('tunnel-port')) return undefined;
  return changed(change, (options) => options.get('tunnel-port'));
}
