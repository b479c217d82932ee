import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'needs-remote-node-identity',
  severity: 'error',
  title: 'The egress gateway needs remote node identities up to Cilium 1.15',
  why: 'The data path tells nodes of the cluster from the world by them, and the agent refuses to start without; 1.16 has them always.',
  fix: 'Leave enable-remote-node-identity at "true".',
  source: 'daemon/cmd/daemon.go, pkg/egressgateway/manager.go',
  versions: '>=1.10.0 <1.16.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'enable-remote-node-identity'],
  check(context) {
    const { options } = context;
    const broken = all(isOn(options, context), not(options.flag('enable-remote-node-identity', true)));
    return violationIf(broken, {
      subject: 'enable-remote-node-identity',
      message:
        'With the egress gateway the agent does not start without remote node identities. Write enable-remote-node-identity: "true".',
    });
  },
  examples: {
    bad: [{ cilium: '1.13.4', features: { egressGateway: true }, config: { 'enable-remote-node-identity': 'false' } }],
    good: [{ cilium: '1.13.4', features: { egressGateway: true } }],
  },
});
