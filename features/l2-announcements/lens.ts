import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { L2AnnouncementsIntent } from './schema.ts';

/** Source: `Documentation/network/l2-announcements.rst`, chart `cilium-configmap.yaml`. */
export function write(intent: L2AnnouncementsIntent, context: LensContext): Settings | Unavailable {
  if (context.is('<1.14.0')) return { unavailable: 'This version has no L2 announcements.', since: '1.14.0' };
  const settings: Settings = {
    values: defined<Json>({
      'l2announcements.enabled': true,
      'l2announcements.leaseDuration': intent.leaseDuration,
      'l2announcements.leaseRenewDeadline': intent.leaseRenewDeadline,
      'l2announcements.leaseRetryPeriod': intent.leaseRetryPeriod,
      'k8sClientRateLimit.qps': intent.clientQPS,
      'k8sClientRateLimit.burst': intent.clientBurst,
    }),
    resources: (intent.policies ?? []).map(({ name, ...spec }) => ({
      apiVersion: 'cilium.io/v2alpha1',
      kind: 'CiliumL2AnnouncementPolicy',
      name,
      spec: defined<Json>(spec as Record<string, Json | undefined>),
    })),
  };
  return onFullReplacement(settings, context);
}

/** Disables announcements. Earlier versions do not have them. */
export function writeOff(context: LensContext): Settings {
  return { values: context.is('<1.14.0') ? {} : { 'l2announcements.enabled': false } };
}

/**
 * No configuration contains the policies. The rate limit is a setting of the whole
 * agent, so it is not part of this feature.
 */
export function read(options: OptionsView, context: LensContext): L2AnnouncementsIntent | undefined {
  if (context.is('<1.14.0') || options.flag('enable-l2-announcements', false) !== true) return undefined;
  return defined({
    leaseDuration: options.get('l2-announcements-lease-duration'),
    leaseRenewDeadline: options.get('l2-announcements-renew-deadline'),
    leaseRetryPeriod: options.get('l2-announcements-retry-period'),
  });
}
