import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { SocketLbIntent } from './schema.ts';

/** Versions whose chart uses the name host services. */
const hostServices = '<1.12.0';

/**
 * Versions whose charts disable kube-proxy replacement completely by default, so that the agent ignores single parts.
 * Source: templates/cilium-configmap.yaml (defaultKubeProxyReplacement), 1.10.0 to 1.13.18.
 */
const disabledByDefault = '>=1.10.0 <1.14.0';

/**
 * Socket load balancing in Helm values. An empty intent enables it. `hostNamespaceOnly` alone implies full replacement.
 */
export function write(intent: SocketLbIntent, context: LensContext): Settings | Unavailable {
  const { hostNamespaceOnly } = intent;
  const enabled = intent.enabled ?? (hostNamespaceOnly === undefined ? true : undefined);
  const parent = context.is(hostServices) ? 'hostServices' : 'socketLB';
  const values: Settings['values'] = {};
  if (enabled !== undefined) values[`${parent}.enabled`] = enabled;
  const parts: Partial<Settings> =
    enabled && context.is(disabledByDefault) ? { impliesOfChart: { kubeProxyReplacement: 'partial' } } : {};
  if (hostNamespaceOnly === undefined) return { values, ...parts };
  if (context.is('<1.10.5')) {
    return {
      unavailable: 'This version cannot restrict socket load balancing to the host namespace.',
      since: '1.10.5',
      path: ['hostNamespaceOnly'],
    };
  }
  values[`${parent}.hostNamespaceOnly`] = hostNamespaceOnly;
  const alone = enabled === undefined && hostNamespaceOnly;
  return alone ? onFullReplacement({ values }, context) : { values, ...parts };
}

/** Disables socket load balancing as a separate part. Full kube-proxy replacement still includes it. */
export function writeOff(context: LensContext): Settings {
  return { values: { [context.is(hostServices) ? 'hostServices.enabled' : 'socketLB.enabled']: false } };
}

/** The intent for a configuration; undefined if no option enables anything. */
export function read(options: OptionsView, context: LensContext): SocketLbIntent | undefined {
  const enabled =
    (context.is('>=1.12.0') && options.flag('bpf-lb-sock', false)) ||
    (context.is('<1.13.0') && options.flag('enable-host-reachable-services', false));
  // With Gateway API, the chart of 1.20 always writes the restriction, so it is not a request of the user.
  const forced = context.is('>=1.20.0') && options.flag('enable-gateway-api', false) === true;
  const hostNamespaceOnly =
    !forced && context.is('>=1.10.5') && options.flag('bpf-lb-sock-hostns-only', false) === true;
  if (!enabled && !hostNamespaceOnly) return undefined;
  return { ...(enabled && { enabled }), ...(hostNamespaceOnly && { hostNamespaceOnly }) };
}
