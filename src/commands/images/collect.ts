/** Every image and file that the play and the chart fetch for Cilium. */

import { decidingCase, evaluate, passedOn } from '../../catalog/table.ts';
import { derivedInputs } from '../../cluster/derived-inputs.ts';
import { unknown } from '../../core/options.ts';
import { architecturesOf } from './architectures.ts';
import type { ImageSubject } from './image-subject.ts';
import { parseReference, type Reference, referenceText } from './reference.ts';

export interface PulledImage extends Reference {
  /** The reference that the container runtime gets. */
  reference: string;
  /** `Kind/name/container`, and `download/<entry>` for images that the play pulls onto the nodes itself. */
  pulledBy: string[];
  /** Architectures that upstream publishes; undefined where that is not known. */
  architectures: string[] | undefined;
  /**
   * The tag under which upstream publishes the digest; undefined where that is not known. Only the chart's own tag for
   * its own digest is known.
   */
  publishedAs: string | undefined;
}

interface FetchedFile {
  kind: 'chart' | 'file';
  /** Name of the entry in Kubespray's `downloads`; `chart` for Cilium's chart. */
  name: string;
  url: string;
  /** undefined: one file for all architectures. */
  architecture: string | undefined;
  /** Variables that change the address, the most specific first; empty if there is no such variable. */
  variables: readonly string[];
}

export interface Collected {
  images: PulledImage[];
  files: FetchedFile[];
  /** What pulls an image whose name only Ansible can evaluate. */
  unknown: string[];
}

/** The architecture to use where only one can be shown. */
const anyArchitecture = new Map([['image_arch', 'amd64']]);

/** Collects everything that is fetched. Deterministic: sorted by reference and by address. */
export function collectImages(subject: ImageSubject): Collected {
  const open = [...subject.containers.unknown];
  const images = new Map<string, PulledImage>();
  for (const { name, reference, publishedAs } of subject.containers.there) {
    // The digests of a different chart belong to different images.
    if (lacksChart(subject))
      add(images, subject, referenceText({ ...parseReference(reference), digest: undefined }), name);
    else add(images, subject, reference, name, publishedAs);
  }
  const files: FetchedFile[] = [];
  const { downloads } = subject;
  for (const [name, item] of Object.entries(downloads?.items ?? {})) {
    const inputs = derivedInputs(downloads?.variables ?? {}, subject.variables, anyArchitecture);
    const isEnabled = evaluate(item.enabled, inputs);
    const reference = evaluate(item.reference, inputs);
    if (isEnabled === unknown || (isEnabled === true && typeof reference !== 'string')) open.push(`download/${name}`);
    if (isEnabled !== true || typeof reference !== 'string') continue;
    if (item.kind === 'image') add(images, subject, reference, `download/${name}`);
    else files.push(...filesOf(subject, name));
  }
  if (subject.usesChart) files.push(chartFile(subject));
  return {
    images: [...images.values()].sort((a, b) => order(a.reference, b.reference)),
    files: files.sort((a, b) => order(a.url, b.url)),
    unknown: open.sort(),
  };
}

/** True if the catalog lacks the chart of this Cilium, so that digests and the tags of other images are not known. */
export function lacksChart({ usesChart, chart, cilium }: ImageSubject): boolean {
  return usesChart && chart !== cilium;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function add(
  images: Map<string, PulledImage>,
  subject: ImageSubject,
  reference: string,
  by: string,
  publishedAs?: string,
): void {
  const there = images.get(reference);
  if (there) {
    there.pulledBy.push(by);
    there.publishedAs ??= publishedAs;
    return;
  }
  const parsed = parseReference(reference);
  images.set(reference, {
    reference,
    ...parsed,
    pulledBy: [by],
    architectures: architecturesOf(parsed, subject.cilium),
    publishedAs,
  });
}

/** A file of the release's downloads, for each architecture that it has. */
function filesOf({ downloads, variables }: ImageSubject, name: string): FetchedFile[] {
  const item = downloads?.items[name];
  if (!downloads || !item) return [];
  const found = new Map<string, FetchedFile>();
  for (const architecture of item.architectures ?? ['amd64']) {
    const inputs = derivedInputs(downloads.variables, variables, new Map([['image_arch', architecture]]));
    const url = evaluate(item.reference, inputs);
    if (typeof url !== 'string' || found.has(url)) continue;
    found.set(url, {
      kind: 'file',
      name,
      url,
      architecture: item.architectures ? architecture : undefined,
      variables: addressVariables(downloads, decidingCase(item.reference, inputs)?.then),
    });
  }
  return [...found.values()];
}

/** The variable that holds an address, and the variable with the host in that address's default. */
function addressVariables(
  { variables }: NonNullable<ImageSubject['downloads']>,
  address: Parameters<typeof passedOn>[0] | undefined,
): string[] {
  const [name] = address === undefined ? [] : passedOn(address);
  if (name === undefined) return [];
  const preset = variables[name]?.default;
  const host = typeof preset === 'string' ? /^\{\{ *(\w+) *\}\}\//.exec(preset)?.[1] : undefined;
  return host === undefined ? [name] : [name, host];
}

/** The archive of Cilium's chart. Source: the index of helm.cilium.io, which the Cilium CLI and Helm use by default. */
function chartFile({ cilium }: ImageSubject): FetchedFile {
  return {
    kind: 'chart',
    name: 'chart',
    url: `https://helm.cilium.io/cilium-${cilium}.tgz`,
    architecture: undefined,
    variables: [],
  };
}
