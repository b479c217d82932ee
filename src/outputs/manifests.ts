/** The custom resources of a plan as Kubernetes manifests for `kubectl apply`, once Cilium runs. */

import type { CustomResource } from '../core/feature.ts';
import type { Json } from '../core/json.ts';
import type { Plan } from '../plan/plan.ts';
import { stringify } from '../yaml/write.ts';
import { heading } from './heading.ts';

function manifest({ apiVersion, kind, name, labels, spec }: CustomResource): { [key: string]: Json } {
  return { apiVersion, kind, metadata: { name, ...(labels && { labels }) }, spec };
}

/** Every custom resource of a plan, even if a variable of the release also makes Kubespray apply it. */
export function manifestsOf({ resources }: Plan): { [key: string]: Json }[] {
  return resources.map(({ resource }) => manifest(resource));
}

/** The custom resources as YAML documents, or a comment if the plan has none. */
export function manifests(plan: Plan): string {
  const documents = manifestsOf(plan).map((object) => stringify(object));
  const body = documents.length === 0 ? '# This intent needs no custom resources.\n' : documents.join('---\n');
  return `${heading(plan)}${body}`;
}
