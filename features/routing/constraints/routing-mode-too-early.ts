import { defineConstraint } from '../../../src/core/feature.ts';
import { routing } from '../../shared/agent-state.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'routing-mode-too-early',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'routing-mode or tunnel-protocol before Cilium 1.14',
  why: 'Older agents silently ignore both options. The option `tunnel` decides, and its default is VXLAN.',
  fix: 'Write tunnel: disabled for native routing, tunnel: geneve for Geneve.',
  source: 'Documentation/cmdref/cilium-agent.md (1.13)',
  versions: '>=1.9.0 <1.14.0',
  reads: ['routing-mode', 'tunnel-protocol'],
  check(context) {
    const { options } = context;
    const { mode, protocol } = routing(options, context);
    const [wantedMode, wantedProtocol] = [options.get('routing-mode'), options.get('tunnel-protocol')];
    const lostMode = wantedMode !== undefined && mode !== undefined && wantedMode !== mode;
    const lostProtocol = wantedProtocol !== undefined && mode === 'tunnel' && wantedProtocol !== protocol;
    return violationIf(lostMode || lostProtocol, {
      subject: lostMode ? 'routing-mode' : 'tunnel-protocol',
      message: `Cilium ${context.cilium} ignores routing-mode and tunnel-protocol.`,
      remedies: [{ set: { tunnel: wantedMode === 'native' ? 'disabled' : (wantedProtocol ?? 'vxlan') } }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.13.4', features: {}, config: { 'routing-mode': 'native' } },
      { cilium: '1.13.4', features: {}, config: { 'tunnel-protocol': 'geneve' } },
    ],
    good: [{ cilium: '1.13.4', features: { routing: { mode: 'tunnel', tunnelProtocol: 'geneve' } } }],
  },
});
