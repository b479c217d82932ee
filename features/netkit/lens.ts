import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { NetkitIntent } from './schema.ts';

/** Source: Documentation/operations/performance/tuning.rst; values.yaml of the charts, 1.16.0 to 1.20.0. */
export function write({ l2 }: NetkitIntent, context: LensContext): Settings | Unavailable {
  if (context.is('<1.16.0'))
    return { unavailable: 'This version connects pods only with veth devices.', since: '1.16.0' };
  const implies = { 'bpf.masquerade': true, 'bpf.hostLegacyRouting': false };
  return onFullReplacement({ values: { 'bpf.datapathMode': l2 ? 'netkit-l2' : 'netkit' }, implies }, context);
}

/** Connects pods with veth devices. */
export function writeOff(context: LensContext): Settings {
  return { values: context.is('<1.16.0') ? {} : { 'bpf.datapathMode': 'veth' } };
}

/** The intent for a configuration; undefined with veth devices. */
export function read(options: OptionsView): NetkitIntent | undefined {
  const mode = options.get('datapath-mode');
  if (mode === 'netkit-l2') return { l2: true };
  return mode === 'netkit' ? {} : undefined;
}
