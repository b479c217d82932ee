import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { TopologyAwareHintsIntent } from './schema.ts';

/** Source: charts' `cilium-configmap.yaml` from 1.11.0 on; `kubeproxy-free.rst`. */
export function write(_intent: TopologyAwareHintsIntent, context: LensContext): Settings | Unavailable {
  if (context.is('<1.11.0'))
    return { unavailable: 'This version does not read topology hints of endpoints.', since: '1.11.0' };
  return onFullReplacement({ values: { 'loadBalancer.serviceTopology': true } }, context);
}

/** Disables topology hints. Versions before 1.11 do not read them. */
export function writeOff(context: LensContext): Settings {
  const values = context.is('<1.11.0') ? {} : { 'loadBalancer.serviceTopology': false };
  return { values, agentDefaults: Object.keys(values) };
}

/** Agents before 1.11 ignore the option. */
export function read(options: OptionsView, context: LensContext): TopologyAwareHintsIntent | undefined {
  return context.is('>=1.11.0') && options.flag('enable-service-topology', false) ? {} : undefined;
}
