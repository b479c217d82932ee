import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'ipv4-only',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'L2 announcements support only IPv4 up to Cilium 1.18',
  why: 'Up to Cilium 1.18 nodes only answer ARP, which is for IPv4. IPv6 addresses are not announced.',
  fix: 'Use Cilium 1.19 or later, or keep IPv4.',
  source: 'Documentation/network/l2-announcements.rst (Limitations)',
  versions: '>=1.14.0 <1.19.0',
  reads: ['enable-l2-announcements', 'enable-ipv4'],
  check({ options, cilium }) {
    return violationIf(all(options.flag('enable-l2-announcements', false), not(options.flag('enable-ipv4', true))), {
      subject: 'enable-l2-announcements',
      message: `L2 announcements of Cilium ${cilium} support only IPv4, and the cluster has only IPv6, so no Service address is announced.`,
      remedies: [{ text: 'use Cilium 1.19 or later' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { ipv6: { ipv4: false }, l2Announcements: true } }],
    good: [
      { cilium: '1.17.3', features: { ipv6: true, l2Announcements: true } },
      { cilium: '1.19.3', features: { ipv6: { ipv4: false }, l2Announcements: true } },
    ],
  },
});
