import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'l7-proxy-bypass',
  severity: 'warning',
  symptoms: ['source-address'],
  title: 'Pods with an L7 policy bypass the egress gateway up to Cilium 1.15',
  why: 'Traffic from the L7 proxy skips the egress gateway and leaves with the address of its node. Cilium 1.16 fixed this.',
  fix: 'Disable the L7 proxy, as the documentation of Cilium 1.12 to 1.15 recommends, or apply no L7 policies to these pods.',
  source: 'daemon/cmd/daemon.go, pkg/egressgateway/manager.go, Documentation/network/egress-gateway.rst',
  versions: '>=1.12.0 <1.16.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'enable-l7-proxy'],
  check(context) {
    const { options } = context;
    return violationIf(all(isOn(options, context), options.flag('enable-l7-proxy', true)), {
      subject: 'enable-l7-proxy',
      message: 'Pods that an L7 policy selects bypass the egress gateway.',
      remedies: [{ set: { 'enable-l7-proxy': 'false' }, when: 'unless another feature requires the proxy' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.15.4', features: { egressGateway: true }, config: { 'enable-l7-proxy': 'true' } }],
    good: [
      { cilium: '1.15.4', features: { egressGateway: true } },
      { cilium: '1.16.0', features: { egressGateway: true }, config: { 'enable-l7-proxy': 'true' } },
    ],
  },
});
