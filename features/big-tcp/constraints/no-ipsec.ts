import { defineConstraint } from '../../../src/core/feature.ts';
import { bigTCPOff } from '../../shared/remedies.ts';
import { all, any } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'no-ipsec',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'BIG TCP with IPsec or legacy host routing',
  why: 'The agent refuses to start with BIG TCP if IPsec is on, or if legacy host routing is on.',
  fix: 'Disable IPsec, and set enable-host-legacy-routing to "false".',
  source: 'pkg/datapath/linux/bigtcp/bigtcp.go',
  versions: '>=1.13.0',
  reads: ['enable-ipv4-big-tcp', 'enable-ipv6-big-tcp', 'enable-ipsec', 'enable-host-legacy-routing'],
  check({ options }) {
    const ipv4 = options.flag('enable-ipv4-big-tcp', false);
    const refused = all(
      any(ipv4, options.flag('enable-ipv6-big-tcp', false)),
      any(options.flag('enable-ipsec', false), options.flag('enable-host-legacy-routing', false)),
    );
    const other = options.flag('enable-ipsec', false) === true ? 'IPsec' : 'legacy host routing';
    return violationIf(refused, {
      subject: ipv4 ? 'enable-ipv4-big-tcp' : 'enable-ipv6-big-tcp',
      message: `The agent does not start with both BIG TCP and ${other}.`,
      remedies: [
        { set: bigTCPOff(options) },
        { set: { [other === 'IPsec' ? 'enable-ipsec' : 'enable-host-legacy-routing']: 'false' } },
      ],
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { bigTCP: true, encryption: { type: 'ipsec' } } },
      { cilium: '1.17.3', features: { bigTCP: true }, config: { 'enable-host-legacy-routing': 'true' } },
    ],
    good: [{ cilium: '1.17.3', features: { bigTCP: true } }],
  },
});
