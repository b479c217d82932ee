/**
 * Variables of releases with their own manifests, and the Helm values of later releases that do
 * the same. Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/templates of v2.27
 * (hubble/*.j2, cilium/ds.yml.j2) and of v2.28 (values.yaml.j2).
 */
import type { Chart } from '../../catalog/catalog.ts';
import type { Json } from '../../core/json.ts';
import { getPath, known } from '../../core/value-tree.ts';
import type { Prediction } from '../../predict/kubespray.ts';

const successors: Readonly<Record<string, readonly string[]>> = {
  cilium_hubble_install: ['hubble.relay.enabled', 'hubble.ui.enabled'],
  cilium_hubble_tls_generate: ['hubble.tls.enabled'],
  cilium_enable_hubble_metrics: ['hubble.metrics.enabled'],
};

/** The Helm values that replace a variable, if all of them are on at the new release; else undefined. */
export function succeededBy(
  variable: string,
  value: Json | undefined,
  { values }: Prediction,
  chart: Chart,
): readonly string[] | undefined {
  const paths = Object.hasOwn(successors, variable) ? successors[variable] : undefined;
  if (!paths || !values || value !== true) return undefined;
  const isOn = (path: string): boolean => {
    const there = getPath(values, path);
    const effective = there === undefined ? chart.value(path)?.default : known(there);
    return Array.isArray(effective) ? effective.length > 0 : effective === true;
  };
  return paths.every(isOn) ? paths : undefined;
}
