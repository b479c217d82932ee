import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'no-high-scale-ipcache',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'The egress gateway conflicts with the high-scale ipcache',
  why: 'The agent refuses to start with both.',
  fix: 'Set enable-high-scale-ipcache: "false".',
  source: 'daemon/cmd/daemon_main.go (1.14), pkg/egressgateway/manager.go (1.15 and later)',
  versions: '>=1.14.0 <1.18.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'enable-high-scale-ipcache'],
  check(context) {
    const { options } = context;
    return violationIf(all(isOn(options, context), options.flag('enable-high-scale-ipcache', false)), {
      subject: 'enable-high-scale-ipcache',
      message: 'The agent does not start with both the egress gateway and the high-scale ipcache.',
      remedies: [{ set: { 'enable-high-scale-ipcache': 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.15.4', features: { egressGateway: true }, config: { 'enable-high-scale-ipcache': 'true' } }],
    good: [{ cilium: '1.15.4', features: { egressGateway: true } }],
  },
});
