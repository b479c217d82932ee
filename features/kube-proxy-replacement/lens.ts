import type { LensContext, Settings } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { kubeProxyReplacement } from '../shared/agent-state.ts';
import { fullReplacement } from '../shared/on-full-replacement.ts';
import type { KubeProxyReplacementIntent } from './schema.ts';

/** Full replacement, in the form of the version. */
export function write(_intent: KubeProxyReplacementIntent, context: LensContext): Settings {
  return fullReplacement(context);
}

/** Disables the replacement, so that kube-proxy is needed. */
export function writeOff(context: LensContext): Settings {
  return { values: { kubeProxyReplacement: context.is('<1.14.0') ? 'disabled' : false } };
}

/** Reads full replacement, or an explicit "disabled". No intent can express partial replacement. */
export function read(options: OptionsView, context: LensContext): KubeProxyReplacementIntent | false | undefined {
  const replacement = kubeProxyReplacement(options, context);
  if (replacement === 'full') return {};
  // `false` is the agent's default from 1.14 on and leaves single parts to their own flags, so it is not a request.
  return replacement === 'off' ? false : undefined;
}
