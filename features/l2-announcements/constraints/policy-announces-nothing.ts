import { defineConstraint } from '../../../src/core/feature.ts';
import type { L2AnnouncementsIntent } from '../schema.ts';

export default defineConstraint<L2AnnouncementsIntent>({
  id: 'policy-announces-nothing',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'L2 announcement policy that announces no addresses',
  why: 'Both externalIPs and loadBalancerIPs are false by default, so a policy without them announces nothing.',
  fix: 'Add loadBalancerIPs: true, externalIPs: true, or both.',
  source: 'Documentation/network/l2-announcements.rst (IP Types)',
  versions: '>=1.14.0',
  reads: [],
  check({ intent }) {
    return (intent?.policies ?? []).flatMap(({ name, externalIPs, loadBalancerIPs }, index) =>
      externalIPs || loadBalancerIPs
        ? []
        : [
            {
              subject: `intent:policies.${index}`,
              message: `The L2 announcement policy "${name}" announces no addresses. Add loadBalancerIPs: true or externalIPs: true.`,
            },
          ],
    );
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { l2Announcements: { policies: [{ name: 'default' }] } } }],
    good: [
      { cilium: '1.17.3', features: { l2Announcements: { policies: [{ name: 'default', loadBalancerIPs: true }] } } },
    ],
  },
});
