import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import { defined } from '../shared/defined.ts';
import type { ResourcesIntent } from './schema.ts';

/** Parts of the intent, with the prefix of their Helm values. Source: charts' values.yaml. */
export const parts = [
  { key: 'agent', helm: '' },
  { key: 'operator', helm: 'operator.' },
  { key: 'envoy', helm: 'envoy.', since: '1.14.0' },
  { key: 'hubbleRelay', helm: 'hubble.relay.', priorityClassSince: '1.11.0' },
  { key: 'clusterMeshAPIServer', helm: 'clustermesh.apiserver.', priorityClassSince: '1.11.0' },
] as const satisfies readonly {
  key: keyof ResourcesIntent;
  helm: string;
  since?: string;
  priorityClassSince?: string;
}[];

/** Writes each amount separately, so that a release's own variables can set them. */
export function write(intent: ResourcesIntent, context: LensContext): Settings | Unavailable {
  const values: Record<string, Json> = {};
  for (const part of parts) {
    const wish = intent[part.key];
    if (wish === undefined) continue;
    if ('since' in part && context.is(`<${part.since}`)) {
      return { unavailable: `This version runs no pods for ${part.key}.`, since: part.since, path: [part.key] };
    }
    if ('priorityClassSince' in part && wish.priorityClassName && context.is(`<${part.priorityClassSince}`)) {
      return {
        unavailable: `The chart cannot set the priority of ${part.key}.`,
        since: part.priorityClassSince,
        path: [part.key, 'priorityClassName'],
      };
    }
    Object.assign(values, valuesOf(part.helm, wish));
  }
  return { values };
}

type Wish = NonNullable<ResourcesIntent['operator']>;

function valuesOf(above: string, wish: Wish): Record<string, Json> {
  return defined<Json>({
    [`${above}resources.requests.cpu`]: wish.requests?.cpu,
    [`${above}resources.requests.memory`]: wish.requests?.memory,
    [`${above}resources.limits.cpu`]: wish.limits?.cpu,
    [`${above}resources.limits.memory`]: wish.limits?.memory,
    [`${above}replicas`]: wish.replicas,
    [`${above}tolerations`]: wish.tolerations as Json | undefined,
    [`${above}priorityClassName`]: wish.priorityClassName,
  });
}

/** Nothing can be disabled, because the chart's amounts are the default. */
export function writeOff(): Settings {
  return { values: {} };
}

/** The agent's configuration does not contain amounts. */
export function read(): undefined {
  return undefined;
}
