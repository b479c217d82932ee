import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { NeighborDiscoveryIntent } from './schema.ts';

/** Versions with a switch. In earlier versions, discovery always runs with BPF NodePort. */
const hasSwitch = '>=1.10.5';
/** Versions with a refresh period. In later versions, a constraint reports the period. */
export const hasPeriod = '<1.18.0';
/** Versions in which discovery is on by default. */
const onByDefault = '<1.18.0';

const noSwitch: Unavailable = {
  unavailable: 'Neighbor discovery cannot be disabled: it always runs with BPF NodePort.',
  since: '1.10.5',
  path: ['enabled'],
};

/** Neighbor discovery in Helm values. Charts without these values need the agent option for the period. */
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

/** Disables neighbor discovery. */
export function writeOff(context: LensContext): Settings | Unavailable {
  return context.is(hasSwitch) ? { values: { 'l2NeighDiscovery.enabled': false } } : noSwitch;
}

/** The intent for a configuration; undefined if it only repeats the agent's default. */
export function read(options: OptionsView, context: LensContext): NeighborDiscoveryIntent | false | undefined {
  const switched = context.is(hasSwitch) ? options.flag('enable-l2-neigh-discovery', context.is(onByDefault)) : true;
  if (switched === false) return context.is(onByDefault) ? false : undefined;
  const refreshPeriod = ownPeriod(options, context);
  if (refreshPeriod !== undefined) return { refreshPeriod };
  return switched === true && !context.is(onByDefault) ? {} : undefined;
}

/** The period, unless it is the agent's default. Charts from 1.11 on write that default into every configuration. */
export function ownPeriod(options: OptionsView, context: LensContext): string | undefined {
  const period = context.is(hasPeriod) ? options.get('arping-refresh-period') : undefined;
  const agentPeriod = context.is('<1.11.0') ? '5m' : '30s';
  return period === '' || period === agentPeriod ? undefined : period;
}
