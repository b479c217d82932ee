/**
 * Custom resources that the documentation applies: the role renders them, or the tool prints them for the user to
 * apply.
 */
import { parseAllDocuments } from 'yaml';
import { sameJson } from '../../src/catalog/table.ts';
import type { Json } from '../../src/core/json.ts';
import type { Bench } from './cluster.ts';
import type { DocumentedResource } from './documented-flags.ts';
import type { Variables } from './subject.ts';

type Manifest = { apiVersion?: Json; kind?: Json; metadata?: { name?: Json }; spec?: Json };

/**
 * Resources that are neither in the role's output with the variables nor among the manifests, one line each. An
 * existing resource with different content counts as missing.
 */
export async function missingResources(
  { kubespray, ciliumVersion }: Bench,
  expected: { resources?: readonly DocumentedResource[] } | undefined,
  variables: Variables,
  manifests: readonly Json[],
): Promise<string[]> {
  const wanted = expected?.resources ?? [];
  if (wanted.length === 0) return [];
  const chosen: Variables = ciliumVersion === undefined ? {} : { cilium_version: ciliumVersion };
  const [render] = await kubespray.render([{ ...chosen, ...variables }], { contents: true });
  const written = Object.values(render?.written ?? {}).flatMap(objectsIn);
  return wanted.flatMap((resource) => {
    const named = (object: Manifest): boolean =>
      object.kind === resource.kind && object.metadata?.name === resource.name;
    const byRole = written.filter(named);
    const found = [...byRole, ...(manifests as Manifest[]).filter(named)];
    if (found.length === 0) return [`${resource.kind}/${resource.name} is not there`];
    return found
      .filter((object) => !isAs(object, resource))
      .map((object) => `${resource.kind}/${resource.name} is ${JSON.stringify(object)}`);
  });
}

function isAs({ apiVersion, spec }: Manifest, resource: DocumentedResource): boolean {
  return resource.apiVersions.some((version) => version === apiVersion) && sameJson(spec, resource.spec);
}

/** Kubernetes objects in a file; empty if the file is not YAML. */
function objectsIn(text: string): Manifest[] {
  const documents = parseAllDocuments(text, { uniqueKeys: false });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    const object: unknown = document.errors.length > 0 ? undefined : document.toJS();
    return typeof object === 'object' && object !== null && 'kind' in object ? [object as Manifest] : [];
  });
}
