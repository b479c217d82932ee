import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'no-endpoint-slice',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'The egress gateway conflicts with CiliumEndpointSlice',
  why: 'The gateway watches CiliumEndpoints, not slices. The agent refuses to start with both.',
  fix: 'Set enable-cilium-endpoint-slice: "false".',
  source: 'pkg/egressgateway/manager.go',
  versions: '>=1.15.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'enable-cilium-endpoint-slice'],
  check(context) {
    const { options } = context;
    return violationIf(all(isOn(options, context), options.flag('enable-cilium-endpoint-slice', false)), {
      subject: 'enable-cilium-endpoint-slice',
      message: 'The agent does not start with both the egress gateway and CiliumEndpointSlice.',
      remedies: [{ set: { 'enable-cilium-endpoint-slice': 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { egressGateway: true }, config: { 'enable-cilium-endpoint-slice': 'true' } }],
    good: [{ cilium: '1.17.3', features: { egressGateway: true } }],
  },
});
