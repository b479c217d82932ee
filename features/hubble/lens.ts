import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import { firstMissing } from '../shared/arrivals.ts';
import { defined } from '../shared/defined.ts';
import { partOf } from '../shared/part.ts';
import type { HubbleIntent } from './schema.ts';

/** Hubble in Helm values. Source: values.yaml of the charts, first and last patch of every minor. */
export function write(intent: HubbleIntent, context: LensContext): Settings | Unavailable {
  const missing = unavailable(intent, context);
  if (missing) return missing;
  const relay = partOf(intent.relay);
  const ui = partOf(intent.ui);
  const tls = partOf(intent.tls);
  const { read, idle } = certificateValues(tls);
  return {
    // Nothing reads the settings of another method, so they are only implied, and the release need not support them.
    implies: defined<Json>(idle),
    values: defined<Json>({
      'hubble.enabled': true,
      // The chart rejects Hubble UI without Relay.
      'hubble.relay.enabled': relay?.enabled ?? (ui?.enabled ? true : undefined),
      'hubble.relay.replicas': relay?.replicas,
      'hubble.ui.enabled': ui?.enabled,
      'hubble.ui.replicas': ui?.replicas,
      'hubble.metrics.enabled': intent.metrics?.list,
      'hubble.metrics.port': intent.metrics?.port,
      'hubble.metrics.enableOpenMetrics': context.is('<1.13.0') ? undefined : intent.metrics?.enableOpenMetrics,
      'hubble.metrics.serviceMonitor.enabled': intent.metrics?.serviceMonitor,
      'hubble.tls.enabled': typeof intent.tls === 'boolean' ? intent.tls : undefined,
      'hubble.tls.auto.method': tls?.method,
      'hubble.tls.auto.certValidityDuration': tls?.certValidityDuration,
      ...read,
      ...(context.is('>=1.15.0') && exportValues(intent.export, context)),
    }),
  };
}

/** Values that the selected certificate method reads, and values that only another method reads. */
function certificateValues(
  tls: { method?: string | undefined; schedule?: string | undefined; issuer?: object | undefined } | undefined,
): Record<'read' | 'idle', Record<string, Json | undefined>> {
  const { method, schedule, issuer } = tls ?? {};
  const all = [
    { of: 'cronJob', values: { 'hubble.tls.auto.schedule': schedule } },
    { of: 'certmanager', values: { 'hubble.tls.auto.certManagerIssuerRef': issuer && defined<Json>({ ...issuer }) } },
  ];
  const those = (isIdle: boolean): Record<string, Json | undefined> =>
    Object.assign(
      {},
      ...all.filter(({ of }) => isIdle === (method !== undefined && method !== of)).map(({ values }) => values),
    );
  return { read: those(false), idle: those(true) };
}

/** Flow logs. 1.18 moved the values for file rotation below those of the static exporter. */
function exportValues(wish: HubbleIntent['export'], context: LensContext): Record<string, Json | undefined> {
  const fixed = partOf(wish?.static);
  const dynamic = wish?.dynamic;
  const rotation = context.is('<1.18.0') ? 'hubble.export' : 'hubble.export.static';
  return {
    'hubble.export.static.enabled': fixed?.enabled,
    'hubble.export.static.filePath': fixed?.filePath,
    'hubble.export.static.fieldMask': fixed?.fieldMask,
    'hubble.export.static.allowList': fixed?.allowList,
    'hubble.export.static.denyList': fixed?.denyList,
    [`${rotation}.fileMaxSizeMb`]: wish?.fileMaxSizeMb,
    [`${rotation}.fileMaxBackups`]: wish?.fileMaxBackups,
    'hubble.export.dynamic.enabled': dynamic === undefined ? undefined : dynamic !== false,
    'hubble.export.dynamic.config.content': Array.isArray(dynamic)
      ? dynamic.map((entry) => defined<Json>(entry))
      : undefined,
  };
}

/** The first requested setting that the version does not support. */
function unavailable(intent: HubbleIntent, context: LensContext): Unavailable | undefined {
  return firstMissing(context, [
    {
      asked: intent.metrics?.enableOpenMetrics,
      since: '1.13.0',
      path: ['metrics', 'enableOpenMetrics'],
      unavailable: 'Hubble of this version does not serve metrics in the OpenMetrics format.',
    },
    {
      asked: partOf(intent.tls)?.method === 'certmanager',
      since: '1.11.0',
      path: ['tls', 'method'],
      unavailable: 'The chart cannot get the certificates of Hubble from cert-manager.',
    },
    {
      asked: intent.export,
      since: '1.15.0',
      path: ['export'],
      unavailable: 'Hubble of this version does not write flows to files.',
    },
  ]);
}

/** Hubble is off by default in the agent, but on in the chart. */
export function writeOff(): Settings {
  return { values: { 'hubble.enabled': false } };
}
