import type { LensContext, Settings } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { kubeProxyReplacement } from '../shared/agent-state.ts';
import { fullReplacement } from '../shared/on-full-replacement.ts';
import type { KubeProxyReplacementIntent } from './schema.ts';

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
  // `false` is the agent's default from 1.14 on and leaves single parts to their flags: nothing that was requested.
  return replacement === 'off' ? false : undefined;
}
