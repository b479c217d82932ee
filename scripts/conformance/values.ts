/**
 * Flags without an effect on the agents, such as images and resource amounts: checks whether they reach the chart, or
 * the role's own manifests.
 */
import { parseAllDocuments } from 'yaml';
import { sameJson } from '../../src/catalog/table.ts';
import type { Json } from '../../src/core/json.ts';
import { getPath, known, type PartlyKnown } from '../../src/core/value-tree.ts';
import type { Bench } from './cluster.ts';
import type { Expectation } from './documented-flags.ts';
import type { Variables } from './subject.ts';

/** Flags that have no effect in the cluster, one line each. Only for cases that are judged by their values. */
export async function missingValues(
  { kubespray, ciliumVersion }: Bench,
  expected: Expectation | undefined,
  variables: Variables,
): Promise<string[]> {
  if (!expected?.byValue) return [];
  const chosen: Variables = ciliumVersion === undefined ? {} : { cilium_version: ciliumVersion };
  const [render] = await kubespray.render([{ ...chosen, ...variables }], { contents: true });
  const inManifest = manifestValues(Object.values(render?.written ?? {}));
  return Object.entries(expected.flags).flatMap(([path, wanted]) => {
    const found = render?.values ? known(getPath(render.values, path) as PartlyKnown) : inManifest(path);
    return found !== undefined && (sameJson(found, wanted) || String(found) === String(wanted))
      ? []
      : [`${path} is ${JSON.stringify(found)}, should be ${JSON.stringify(wanted)}`];
  });
}

interface Workload {
  kind?: string;
  metadata?: { name?: string };
  spec?: { replicas?: number; template?: { spec?: { containers?: { image?: string; resources?: Json }[] } } };
}

/** The Helm values that correspond to the content of the role's own manifests. */
function manifestValues(texts: readonly string[]): (path: string) => Json | undefined {
  const objects = texts.flatMap((text): Workload[] => {
    // Duplicate keys count in the same way as for PyYAML and the API server.
    const documents = parseAllDocuments(text, { uniqueKeys: false });
    return Array.isArray(documents)
      ? documents.flatMap((document) => (document.errors.length > 0 ? [] : [document.toJS() as Workload]))
      : [];
  });
  const named = (kind: string, name: string): Workload['spec'] =>
    objects.find((object) => object?.kind === kind && object.metadata?.name === name)?.spec;
  const agent = named('DaemonSet', 'cilium')?.template?.spec?.containers?.[0];
  const operator = named('Deployment', 'cilium-operator');
  const container = operator?.template?.spec?.containers?.[0];
  const repository = (image: string | undefined): string | undefined => image?.replace(/:[^:/]*$/, '');
  return (path) => {
    if (path === 'image.repository') return repository(agent?.image);
    if (path === 'operator.image.repository') return repository(container?.image);
    if (path === 'operator.replicas') return operator?.replicas;
    const [, part] = /^resources\.(.+)$/.exec(path) ?? [];
    if (part === undefined) return undefined;
    return known(getPath((agent?.resources ?? {}) as { [key: string]: PartlyKnown }, part));
  };
}
