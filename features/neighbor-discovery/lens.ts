import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { NeighborDiscoveryIntent } from './schema.ts';

/** Versions with a switch; before that discovery runs wherever BPF NodePort does. */
const hasSwitch = '>=1.10.5';
/** Versions that have a refresh period. The constraint on it speaks where it is gone. */
export const hasPeriod = '<1.18.0';
/** Versions in which discovery runs unless it is switched off. */
const onByDefault = '<1.18.0';

const noSwitch: Unavailable = {
  unavailable: 'Neighbor discovery cannot be disabled: it always runs with BPF NodePort.',
  since: '1.10.5',
  path: ['enabled'],
};

/** Neighbor discovery in Helm values; the charts without values for it leave the agent's option of the period. */
export function write(intent: NeighborDiscoveryIntent, context: LensContext): Settings | Unavailable {
  const { enabled = true, refreshPeriod } = intent;
  if (!context.is(hasSwitch)) {
    if (!enabled) return noSwitch;
    return onFullReplacement({ values: {}, options: defined({ 'arping-refresh-period': refreshPeriod }) }, context);
  }
  const values = defined<Json>({
    'l2NeighDiscovery.enabled': enabled,
    'l2NeighDiscovery.refreshPeriod': context.is(hasPeriod) ? refreshPeriod : undefined,
  });
  return enabled ? onFullReplacement({ values }, context) : { values };
}

/** No neighbour discovery. */
export function writeOff(context: LensContext): Settings | Unavailable {
  return context.is(hasSwitch) ? { values: { 'l2NeighDiscovery.enabled': false } } : noSwitch;
}

/** The intent behind a configuration; undefined where it states what the agent does anyway. */
export function read(options: OptionsView, context: LensContext): NeighborDiscoveryIntent | false | undefined {
  const switched = context.is(hasSwitch) ? options.flag('enable-l2-neigh-discovery', context.is(onByDefault)) : true;
  if (switched === false) return context.is(onByDefault) ? false : undefined;
  const refreshPeriod = ownPeriod(options, context);
  if (refreshPeriod !== undefined) return { refreshPeriod };
  return switched === true && !context.is(onByDefault) ? {} : undefined;
}

/** The period where it is not the agent's own, which the charts from 1.11 on write into every configuration. */
export function ownPeriod(options: OptionsView, context: LensContext): string | undefined {
  const period = context.is(hasPeriod) ? options.get('arping-refresh-period') : undefined;
  const agentPeriod = context.is('<1.11.0') ? '5m' : '30s';
  return period === '' || period === agentPeriod ? undefined : period;
}
