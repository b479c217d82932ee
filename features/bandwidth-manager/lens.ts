import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { BandwidthManagerIntent } from './schema.ts';

/** Charts up to 1.11 accept a boolean, later ones a mapping (1.12 still accepts both). */
function switchPath(context: LensContext): string {
  return context.is('<1.12.0') ? 'bandwidthManager' : 'bandwidthManager.enabled';
}

/** Source: charts' `cilium-configmap.yaml`; `Documentation/network/kubernetes/bandwidth-manager.rst`. */
export function write(intent: BandwidthManagerIntent, context: LensContext): Settings | Unavailable {
  if (intent.bbr && context.is('<1.12.0')) {
    return { unavailable: 'The bandwidth manager of this version has no BBR.', since: '1.12.0', path: ['bbr'] };
  }
  if (intent.bbrHostNamespaceOnly && context.is('<1.18.0')) {
    return {
      unavailable: 'This version cannot limit BBR to the host namespace.',
      since: '1.18.0',
      path: ['bbrHostNamespaceOnly'],
    };
  }
  const settings: Settings = {
    values: defined<Json>({
      [switchPath(context)]: true,
      'bandwidthManager.bbr': context.is('<1.12.0') ? undefined : intent.bbr,
      'bandwidthManager.bbrHostNamespaceOnly': context.is('<1.18.0') ? undefined : intent.bbrHostNamespaceOnly,
    }),
  };
  if (!intent.bbr || intent.bbrHostNamespaceOnly) return settings;
  // BBR for pods requires BPF host routing, which requires BPF masquerading and full kube-proxy replacement.
  return onFullReplacement(
    { ...settings, implies: { 'bpf.hostLegacyRouting': false, 'bpf.masquerade': true } },
    context,
  );
}

/** Disables the bandwidth manager. Only chart 1.10.0 enables it by default. */
export function writeOff(context: LensContext): Settings {
  return { values: { [switchPath(context)]: false } };
}

/** The charts always write both BBR options, so only a true one shows that the user wants it. */
export function read(options: OptionsView): BandwidthManagerIntent | undefined {
  if (options.flag('enable-bandwidth-manager', false) !== true) return undefined;
  return {
    ...(options.flag('enable-bbr', false) && { bbr: true }),
    ...(options.flag('enable-bbr-hostns-only', false) && { bbrHostNamespaceOnly: true }),
  };
}
