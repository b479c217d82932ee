import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'needs-remote-node-identity',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'The egress gateway requires remote node identities up to Cilium 1.15',
  why: 'The datapath uses remote node identities to distinguish nodes of the cluster from the world. The agent refuses to start without them. From 1.16 on they are always enabled.',
  fix: 'Set enable-remote-node-identity: "true".',
  source: 'daemon/cmd/daemon.go, pkg/egressgateway/manager.go',
  versions: '>=1.10.0 <1.16.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'enable-remote-node-identity'],
  check(context) {
    const { options } = context;
    const broken = all(isOn(options, context), not(options.flag('enable-remote-node-identity', true)));
    return violationIf(broken, {
      subject: 'enable-remote-node-identity',
      message: 'The egress gateway requires remote node identities, or the agent does not start.',
      remedies: [{ set: { 'enable-remote-node-identity': 'true' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.13.4', features: { egressGateway: true }, config: { 'enable-remote-node-identity': 'false' } }],
    good: [{ cilium: '1.13.4', features: { egressGateway: true } }],
  },
});
