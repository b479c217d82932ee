import type { LensContext, Settings } from '../../src/core/feature.ts';
import { fullReplacement } from '../kube-proxy-replacement/lens.ts';

/** Settings of a feature that upstream documents on top of full kube-proxy replacement: it implies all that this takes. */
export function onFullReplacement(settings: Settings, context: LensContext): Settings {
  const { values, needs } = fullReplacement(context);
  return { ...settings, implies: { ...values, ...settings.implies }, needs };
}
