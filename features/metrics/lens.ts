import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { firstMissing } from '../shared/arrivals.ts';
import { defined } from '../shared/defined.ts';
import { partOf, unlessEmpty } from '../shared/part.ts';
import type { MetricsIntent } from './schema.ts';

/** Metrics in Helm values; an empty intent enables agents and operator. Source: values.yaml, 1.9.0 to 1.20.0. */
export function write(intent: MetricsIntent, context: LensContext): Settings | Unavailable {
  const missing = firstMissing(context, [
    {
      asked: intent.envoy,
      since: '1.14.0',
      path: ['envoy'],
      unavailable: 'This version has no separate switch for the metrics of Envoy: they follow those of the agent.',
    },
  ]);
  if (missing) return missing;
  const isEmpty = Object.keys(intent).length === 0;
  const { agent = isEmpty || undefined, operator = isEmpty || undefined } = intent;
  return {
    values: defined<Json>({
      ...values('', agent),
      ...values('operator.', operator),
      ...(context.is('>=1.14.0') && values('envoy.', intent.envoy)),
    }),
  };
}

function values(parent: string, wish: MetricsIntent['agent']): Record<string, Json | undefined> {
  const part = partOf(wish);
  // The charts expect Envoy's port as a string.
  const port = part?.port === undefined || parent !== 'envoy.' ? part?.port : `${part.port}`;
  return {
    [`${parent}prometheus.enabled`]: part?.enabled,
    [`${parent}prometheus.port`]: port,
    [`${parent}prometheus.serviceMonitor.enabled`]: part?.serviceMonitor,
  };
}

/** Disables metrics. Charts from 1.15 on enable those of the operator by default. */
export function writeOff(context: LensContext): Settings {
  return {
    values: {
      'prometheus.enabled': false,
      'operator.prometheus.enabled': false,
      ...(context.is('>=1.14.0') && { 'envoy.prometheus.enabled': false }),
    },
  };
}

/** The intent for a configuration; undefined if agents serve no metrics and the operator has the chart's default. */
export function read(options: OptionsView, context: LensContext): MetricsIntent | undefined {
  const old = context.is('<1.12.0');
  const agent = served(options, 'prometheus-serve-addr', old ? 9090 : 9962);
  const operator = served(options, 'operator-prometheus-serve-addr', old ? 6942 : 9963);
  // In charts from 1.15 on, the operator serves metrics by default.
  const isPreset = context.is('>=1.15.0') && operator === true;
  if (agent === undefined && (operator === undefined || isPreset)) return undefined;
  return { ...(agent !== undefined && { agent }), ...(operator !== undefined && { operator }) };
}

/** The setting of a part that serves metrics at an address such as `:9962`; undefined if it does not. */
function served(options: OptionsView, option: string, preset: number): true | { port?: number } | undefined {
  const port = Number(/:(\d+)$/.exec(options.get(option) ?? '')?.[1]);
  if (!Number.isInteger(port) || port <= 0) return undefined;
  return unlessEmpty({ ...(port !== preset && { port }) });
}
