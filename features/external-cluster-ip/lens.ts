import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { ExternalClusterIpIntent } from './schema.ts';

export const hasSwitch = '>=1.10.3';

const noSwitch: Unavailable = {
  unavailable: 'This version has no option for external access to ClusterIPs.',
  since: '1.10.3',
};

/** The switch in Helm values, for every version that has it. */
export function write(_intent: ExternalClusterIpIntent, context: LensContext): Settings | Unavailable {
  if (!context.is(hasSwitch)) return noSwitch;
  return onFullReplacement({ values: { 'bpf.lbExternalClusterIP': true } }, context);
}

/** Restricts ClusterIPs to clients inside the cluster. */
export function writeOff(context: LensContext): Settings | Unavailable {
  return context.is(hasSwitch) ? { values: { 'bpf.lbExternalClusterIP': false } } : noSwitch;
}

/** The intent for a configuration; undefined unless external access is on. */
export function read(options: OptionsView): ExternalClusterIpIntent | undefined {
  return options.flag('bpf-lb-external-clusterip', false) ? {} : undefined;
}
