import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { BandwidthManagerIntent } from './schema.ts';

/** Charts up to 1.11 take a plain boolean, later ones a map (1.12 still takes both). */
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
  // BBR for pods holds only with BPF host routing, which in turn wants BPF masquerading and no kube-proxy.
  return onFullReplacement(
    { ...settings, implies: { 'bpf.hostLegacyRouting': false, 'bpf.masquerade': true } },
    context,
  );
}

/** Off; the chart 1.10.0 alone has it on by default. */
export function writeOff(context: LensContext): Settings {
  return { values: { [switchPath(context)]: false } };
}

/** The charts write both BBR switches always, so only a true one is a wish. */
export function read(options: OptionsView): BandwidthManagerIntent | undefined {
  if (options.flag('enable-bandwidth-manager', false) !== true) return undefined;
  return {
    ...(options.flag('enable-bbr', false) && { bbr: true }),
    ...(options.flag('enable-bbr-hostns-only', false) && { bbrHostNamespaceOnly: true }),
  };
}
