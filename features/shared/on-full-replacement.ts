import type { LensContext, Need, Settings } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';

/**
 * Full replacement in the form of the version, with its needs. There must be no kube-proxy, and the connection to the
 * API server must not use it. Features that depend on it imply the values and pass on the needs. Source:
 * `Documentation/network/kubernetes/kubeproxy-free.rst`, chart `templates/cilium-configmap.yaml`.
 */
export function fullReplacement(context: LensContext): { values: Record<string, Json>; needs: Need[] } {
  return {
    values: { kubeProxyReplacement: context.is('<1.14.0') ? 'strict' : true },
    needs: ['kube-proxy-absent', 'api-server-address'],
  };
}

/**
 * Settings of a feature that upstream documents on top of full kube-proxy replacement, so that the feature implies it.
 */
export function onFullReplacement(settings: Settings, context: LensContext): Settings {
  const { values, needs } = fullReplacement(context);
  return { ...settings, implies: { ...values, ...settings.implies }, needs };
}
