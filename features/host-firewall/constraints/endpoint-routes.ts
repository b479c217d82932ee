import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'endpoint-routes',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Host firewall with endpoint routes and without remote-node identities',
  why: 'With endpoint routes, the host firewall needs remote node identities to distinguish other nodes. The agent refuses to start without them.',
  fix: 'Set enable-remote-node-identity to "true", or disable endpoint routes.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.11.0 <1.16.0',
  reads: ['enable-host-firewall', 'enable-endpoint-routes', 'enable-remote-node-identity'],
  check({ options }) {
    const broken = all(
      options.flag('enable-host-firewall', false),
      options.flag('enable-endpoint-routes', false),
      not(options.flag('enable-remote-node-identity', true)),
    );
    return violationIf(broken, {
      subject: 'enable-remote-node-identity',
      message: ({ name }) =>
        `The agent does not start with the host firewall and endpoint routes while ${name('enable-remote-node-identity')} is "false".`,
      remedies: [{ set: { 'enable-remote-node-identity': 'true' } }, { set: { 'enable-endpoint-routes': 'false' } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.15.4',
        features: { hostFirewall: true },
        config: { 'enable-endpoint-routes': 'true', 'enable-remote-node-identity': 'false' },
      },
    ],
    good: [{ cilium: '1.15.4', features: { hostFirewall: true }, config: { 'enable-endpoint-routes': 'true' } }],
  },
});
