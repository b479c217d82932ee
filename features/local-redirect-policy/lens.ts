import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import type { LocalRedirectPolicyIntent } from './schema.ts';

/** The value that enables it, a mapping from 1.18 on. Source: chart values.yaml. */
function switchOf(context: LensContext): string {
  return context.is('<1.18.0') ? 'localRedirectPolicy' : 'localRedirectPolicies.enabled';
}

/** Source: `Documentation/network/kubernetes/local-redirect-policy.rst`. */
export function write(intent: LocalRedirectPolicyIntent, context: LensContext): Settings | Unavailable {
  if (intent.addressMatcherCIDRs && context.is('<1.18.0')) {
    return {
      unavailable: 'This version cannot limit the addresses that policies redirect.',
      since: '1.18.0',
      path: ['addressMatcherCIDRs'],
    };
  }
  return {
    values: defined<Json>({
      [switchOf(context)]: true,
      'localRedirectPolicies.addressMatcherCIDRs': intent.addressMatcherCIDRs,
    }),
  };
}

/** Disables local redirects. */
export function writeOff(context: LensContext): Settings {
  return { values: { [switchOf(context)]: false } };
}

export function read(options: OptionsView, context: LensContext): LocalRedirectPolicyIntent | undefined {
  if (options.flag('enable-local-redirect-policy', false) !== true) return undefined;
  const cidrs = context.is('<1.18.0') ? '' : (options.get('lrp-address-matcher-cidrs') ?? '');
  return cidrs === '' ? {} : { addressMatcherCIDRs: cidrs.split(',').map((cidr) => cidr.trim()) };
}
