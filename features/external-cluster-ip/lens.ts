import type { LensContext, Settings } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { onFullReplacement } from '../on-full-replacement.ts';
import type { ExternalClusterIpIntent } from './schema.ts';

/** The switch in Helm values, in every version that has one. */
export function write(_intent: ExternalClusterIpIntent, context: LensContext): Settings {
  return onFullReplacement({ values: { 'bpf.lbExternalClusterIP': true } }, context);
}

/** ClusterIPs for the cluster alone. */
export function writeOff(): Settings {
  return { values: { 'bpf.lbExternalClusterIP': false } };
}

/** The intent behind a configuration; undefined unless it is on. */
export function read(options: OptionsView): ExternalClusterIpIntent | undefined {
  return options.flag('bpf-lb-external-clusterip', false) ? {} : undefined;
}
