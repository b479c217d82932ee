import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'no-endpoint-slice',
  severity: 'error',
  title: 'The egress gateway and CiliumEndpointSlice exclude each other',
  why: 'The gateway watches single CiliumEndpoints; the agent refuses to start with both.',
  fix: 'Turn enable-cilium-endpoint-slice off.',
  source: 'pkg/egressgateway/manager.go',
  versions: '>=1.15.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'enable-cilium-endpoint-slice'],
  check(context) {
    const { options } = context;
    return violationIf(all(isOn(options, context), options.flag('enable-cilium-endpoint-slice', false)), {
      subject: 'enable-cilium-endpoint-slice',
      message:
        'The agent does not start with the egress gateway beside CiliumEndpointSlice. Turn enable-cilium-endpoint-slice off.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { egressGateway: true }, config: { 'enable-cilium-endpoint-slice': 'true' } }],
    good: [{ cilium: '1.17.3', features: { egressGateway: true } }],
  },
});
