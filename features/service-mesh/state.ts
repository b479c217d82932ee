import type { OptionsView } from '../../src/core/options.ts';
import { any, type Ternary } from '../shared/ternary.ts';

/** True if the operator serves Ingress or Gateway API objects. */
export function hasController(options: OptionsView): Ternary {
  return any(options.flag('enable-ingress-controller', false), options.flag('enable-gateway-api', false));
}

/** True if anything needs Envoy: a controller, the Envoy load balancer, or plain Envoy configuration. */
export function usesEnvoy(options: OptionsView): Ternary {
  return any(
    hasController(options),
    options.get('loadbalancer-l7') === 'envoy',
    options.flag('enable-envoy-config', false),
  );
}

/** The option that requests Envoy, which a finding should point at. */
export function askingOption(options: OptionsView): string {
  const flags = ['enable-ingress-controller', 'enable-gateway-api', 'enable-envoy-config'];
  return flags.find((flag) => options.flag(flag, false) === true) ?? 'loadbalancer-l7';
}

/** The options that request Envoy. */
export const askingOptions = [
  'enable-ingress-controller',
  'enable-gateway-api',
  'enable-envoy-config',
  'loadbalancer-l7',
] as const;
