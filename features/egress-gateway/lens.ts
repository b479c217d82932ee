import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import { any, type Ternary } from '../shared/ternary.ts';
import type { EgressGatewayIntent } from './schema.ts';

/** The options that enable it, by version. 1.11 renamed the option, and 1.18 restored the first name and reads both. */
export const switches = [
  { option: 'enable-egress-gateway', versions: '>=1.10.0 <1.11.0 || >=1.18.0' },
  { option: 'enable-ipv4-egress-gateway', versions: '>=1.11.0 <1.19.0' },
] as const;

/** True if the agent runs the egress gateway. */
export function isOn(options: OptionsView, context: LensContext): Ternary {
  const known = switches.filter(({ versions }) => context.is(versions));
  return any(...known.map(({ option }) => options.flag(option, false)));
}

/** The switch that this version's chart writes, for messages. */
export function switchName(context: LensContext): string {
  return switches.find(({ versions }) => context.is(versions))?.option ?? 'enable-egress-gateway';
}

/** Settings that upstream documents together with the switch for each version, or that the agent requires. */
function requirements(context: LensContext): Record<string, Json> {
  return defined<Json>({
    'bpf.masquerade': true,
    enableIPv4Masquerade: true,
    remoteNodeIdentity: context.is('<1.16.0') ? true : undefined,
    identityAllocationMode: context.is('>=1.14.0') ? 'crd' : undefined,
    // Since 1.16 the gateway also works with L7 policies.
    l7Proxy: context.is('>=1.12.0 <1.16.0') ? false : undefined,
  });
}

/** Source: `Documentation/network/egress-gateway/egress-gateway.rst` of each minor, chart `cilium-configmap.yaml`. */
export function write(intent: EgressGatewayIntent, context: LensContext): Settings | Unavailable {
  if (context.is('<1.10.0')) return { unavailable: 'This version has no egress gateway.', since: '1.10.0' };
  if (intent.installRoutes && !context.is('>=1.12.0 <1.15.0')) {
    return {
      unavailable: 'Only Cilium 1.12 to 1.14 install routes on gateway nodes. Remove installRoutes.',
      ...(context.is('<1.12.0') && { since: '1.12.0' }),
      path: ['installRoutes'],
    };
  }
  for (const name of ['policyMapMax', 'reconciliationTriggerInterval'] as const) {
    if (intent[name] !== undefined && context.is('<1.14.0')) {
      return { unavailable: `The egress gateway of this version has no ${name}.`, since: '1.14.0', path: [name] };
    }
  }
  // Up to chart 1.16.3 the chart writes this value without quotes, but a ConfigMap accepts only strings.
  const mapSizeByHelm = context.is('>=1.16.4');
  const settings: Settings = {
    values: defined<Json>({
      'egressGateway.enabled': true,
      'egressGateway.installRoutes': intent.installRoutes || undefined,
      'egressGateway.reconciliationTriggerInterval': intent.reconciliationTriggerInterval,
      'egressGateway.maxPolicyEntries': mapSizeByHelm ? intent.policyMapMax : undefined,
    }),
    implies: requirements(context),
  };
  if (intent.policyMapMax !== undefined && !mapSizeByHelm) {
    settings.options = { 'egress-gateway-policy-map-max': String(intent.policyMapMax) };
  }
  return onFullReplacement(settings, context);
}

/** Disables the gateway. 1.9 does not have it. */
export function writeOff(context: LensContext): Settings {
  return { values: context.is('<1.10.0') ? {} : { 'egressGateway.enabled': false } };
}

/** The chart always writes the interval, so its default is not a request. */
export function read(options: OptionsView, context: LensContext): EgressGatewayIntent | undefined {
  if (isOn(options, context) !== true) return undefined;
  const policyMapMax = Number(options.get('egress-gateway-policy-map-max') || Number.NaN);
  const interval = options.text('egress-gateway-reconciliation-trigger-interval', '1s');
  return {
    ...(Number.isSafeInteger(policyMapMax) && { policyMapMax }),
    ...(interval !== undefined && interval !== '1s' && { reconciliationTriggerInterval: interval }),
    ...(options.flag('install-egress-gateway-routes', false) && { installRoutes: true }),
  };
}
