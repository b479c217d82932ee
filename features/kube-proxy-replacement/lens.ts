import type { LensContext, Need, Settings } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { kubeProxyReplacement } from '../shared/agent-state.ts';
import type { KubeProxyReplacementIntent } from './schema.ts';

/**
 * Full replacement in the version's own word, with what it needs around it: no kube-proxy beside it, and a way to the
 * API server that does not go through kube-proxy. Features that stand on it imply the values and carry the needs.
 * Source: `Documentation/network/kubernetes/kubeproxy-free.rst`, chart `templates/cilium-configmap.yaml`.
 */
export function fullReplacement(context: LensContext): { values: Record<string, Json>; needs: Need[] } {
  return {
    values: { kubeProxyReplacement: context.is('<1.14.0') ? 'strict' : true },
    needs: ['kube-proxy-absent', 'api-server-address'],
  };
}

/** Full replacement, in the version's word. */
export function write(_intent: KubeProxyReplacementIntent, context: LensContext): Settings {
  return fullReplacement(context);
}

/** No replacement: kube-proxy does the work. */
export function writeOff(context: LensContext): Settings {
  return { values: { kubeProxyReplacement: context.is('<1.14.0') ? 'disabled' : false } };
}

/** Full, or off in so many words; halves belong to no intent. */
export function read(options: OptionsView, context: LensContext): KubeProxyReplacementIntent | false | undefined {
  const replacement = kubeProxyReplacement(options, context);
  if (replacement === 'full') return {};
  // `false` is the agent's default from 1.14 on and leaves single parts to their flags: nothing that was asked for.
  return replacement === 'off' ? false : undefined;
}
