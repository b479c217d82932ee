/** Objects in one file that set values of the same Helm release and override each other. */
import { isMap, type PartlyKnown } from '../../core/value-tree.ts';
import type { ShapedValues } from './values-shape.ts';

/** An object that holds values. */
export interface ValuesObject {
  data: { [key: string]: PartlyKnown };
  shaped: ShapedValues;
}

/**
 * The objects in the order in which their values are applied, the strongest last. Undefined if they do not belong to
 * one release, or if only one of them holds values. A HelmChartConfig of K3s overrides the HelmChart that it names. The
 * values of a HelmRelease override the objects in its `valuesFrom`; of these, a later one overrides an earlier one.
 * Sources: K3s docs/helm (HelmChartConfig), k3s-io/helm-controller pkg/controllers/chart; Flux, HelmRelease API (values
 * references).
 *
 * @param objects all objects of the file that hold values
 * @param ours those of them that are about Cilium
 */
export function asOneRelease<One extends ValuesObject>(
  objects: readonly One[],
  ours: readonly One[],
): One[] | undefined {
  return ofChart(ours) ?? ofRelease(objects, ours);
}

function ofChart<One extends ValuesObject>(objects: readonly One[]): One[] | undefined {
  const charts = objects.filter(({ shaped }) => shaped.shape === 'HelmChart');
  const configs = objects.filter(({ shaped }) => shaped.shape === 'HelmChartConfig');
  const [chart, config] = [charts[0], configs[0]];
  const isOne = charts.length === 1 && configs.length === 1 && objects.length === 2;
  return isOne && chart && config && nameOf(chart) === nameOf(config) ? [chart, config] : undefined;
}

function ofRelease<One extends ValuesObject>(objects: readonly One[], ours: readonly One[]): One[] | undefined {
  const releases = ours.filter(({ shaped }) => shaped.shape === 'HelmRelease');
  const [release] = releases;
  if (!release || releases.length > 1) return undefined;
  const { spec } = release.data;
  const named = isMap(spec) && Array.isArray(spec.valuesFrom) ? spec.valuesFrom : [];
  const found = named.map((reference) => objects.find((one) => isNamed(one, reference)));
  const sources = found.filter((one) => one !== undefined);
  if (sources.length === 0 || !ours.every((one) => one === release || sources.includes(one))) return undefined;
  const isRead = sources.length === named.length;
  const elsewhere = release.shaped.elsewhere?.filter((path) => !isRead || path.at(-1) !== 'valuesFrom') ?? [];
  return [...sources, { ...release, shaped: { ...release.shaped, elsewhere } }];
}

/** True for the ConfigMap or Secret of a reference that uses the whole values file that was read. */
function isNamed({ data, shaped }: ValuesObject, reference: PartlyKnown): boolean {
  if (!isMap(reference) || reference.targetPath !== undefined) return false;
  const { kind, name, valuesKey = 'values.yaml' } = reference;
  return kind === data.kind && name === nameOf({ data }) && shaped.path.at(-1) === valuesKey;
}

function nameOf({ data: { metadata } }: Pick<ValuesObject, 'data'>): PartlyKnown | undefined {
  return isMap(metadata) ? metadata.name : undefined;
}
