import { sameToAgent } from '../../core/agent-value.ts';
import { list } from '../../core/wording.ts';
import { backByPlay, type Change, defineTransition, restartAgents, restartOperator } from '../transition.ts';

export default defineTransition({
  id: 'agent-options',
  title: 'Options that agents and operator read when they start',
  sources: [
    'cilium/cilium main: Documentation/configuration/index.rst, configmap-drift-detection.rst (restart to take effect)',
  ],
  everyRun: true,
  isRest: true,
  look(change) {
    const options = changedOptions(change);
    if (options.length === 0) return undefined;
    return {
      change: list(options, 8),
      interrupts: [],
      after: [restartOperator, restartAgents],
      back: [backByPlay, restartOperator, restartAgents],
    };
  },
});

/**
 * Names of options that have another meaning to the agent afterwards. Empty if another Cilium version restarts the
 * agents anyway.
 */
function changedOptions({ before, after, ignored, isExact }: Change): string[] {
  const { cilium } = after;
  if (!isExact || cilium === undefined || (before.cilium !== undefined && before.cilium !== cilium)) return [];
  const names = new Set([...before.options, ...after.options].map(([name]) => name));
  return [...names].sort().filter((name) => {
    if (ignored.includes(name) || before.options.isUnknown(name) || after.options.isUnknown(name)) return false;
    const [from, to] = [before.options.get(name), after.options.get(name)];
    if (from === undefined || to === undefined) return from !== to;
    return !sameToAgent(name, from, to, cilium);
  });
}
