import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { firstMissing } from '../shared/arrivals.ts';
import { defined } from '../shared/defined.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { BigTCPIntent } from './schema.ts';

/** Source: Documentation/operations/performance/tuning.rst; values.yaml of the charts, 1.13.0 to 1.20.0. */
export function write(intent: BigTCPIntent, context: LensContext): Settings | Unavailable {
  const ipv4 = intent.ipv4 ?? (intent.ipv6 === undefined ? true : undefined);
  const missing = firstMissing(context, [
    { asked: true, since: '1.13.0', path: [], unavailable: 'This version has no BIG TCP.' },
    { asked: ipv4, since: '1.14.0', path: ['ipv4'], unavailable: 'This version has BIG TCP only for IPv6.' },
  ]);
  if (missing) return missing;
  const values = defined<Json>({
    enableIPv4BIGTCP: context.is('<1.14.0') ? undefined : ipv4,
    enableIPv6BIGTCP: intent.ipv6,
  });
  if (!ipv4 && !intent.ipv6) return { values };
  const implies: Record<string, Json> = {
    'bpf.masquerade': true,
    'bpf.hostLegacyRouting': false,
    ...(intent.ipv6 && { 'ipv6.enabled': true }),
  };
  return onFullReplacement({ values, implies }, context);
}

/** Disables BIG TCP for both families. */
export function writeOff(context: LensContext): Settings {
  return {
    values: defined<Json>({
      enableIPv4BIGTCP: context.is('<1.14.0') ? undefined : false,
      enableIPv6BIGTCP: context.is('<1.13.0') ? undefined : false,
    }),
  };
}

/** The intent for a configuration; undefined if BIG TCP is off for both families. */
export function read(options: OptionsView): BigTCPIntent | undefined {
  const ipv4 = options.flag('enable-ipv4-big-tcp', false) === true;
  const ipv6 = options.flag('enable-ipv6-big-tcp', false) === true;
  if (!ipv4 && !ipv6) return undefined;
  return { ...(ipv4 && { ipv4 }), ...(ipv6 && { ipv6 }) };
}
