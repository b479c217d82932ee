/** The settings that point every image to another registry, checked with the same prediction that finds the images. */

import { decidingCase, evaluate, passedOn } from '../../catalog/table.ts';
import type { Container } from '../../cluster/containers.ts';
import { derivedInputs } from '../../cluster/derived-inputs.ts';
import { isMap, mergeValues, type PartlyKnown, setPath } from '../../core/value-tree.ts';
import type { ValueTree } from '../../predict/chart.ts';
import { type Collected, collectImages, type PulledImage } from './collect.ts';
import type { ImageSubject } from './image-subject.ts';
import { isIn, type Mirror, mirrored, parseReference, referenceText } from './reference.ts';

export interface MirrorOptions extends Mirror {
  /** False: the chart's digests are disabled, so that the runtime pulls images by tag. */
  digests: boolean;
}

/** A copy that the mirror needs. */
export interface Copy {
  /** What to pull: by digest where there is one. */
  from: string;
  to: string;
}

export interface MirrorPlan {
  /**
   * Variables to set; for plain Helm, the values under one name. Where a dict is
   * merged, it includes the subject's own values.
   */
  settings: Map<string, PartlyKnown>;
  copies: Copy[];
  /** What is pulled once the settings apply. */
  after: Collected;
  /** Images that the settings cannot point to the mirror. */
  unreachable: PulledImage[];
  /** Images that keep their digest although digests should be disabled. */
  keepDigest: PulledImage[];
}

/** Plans a mirror for what a subject pulls. */
export function planMirror(subject: ImageSubject, options: MirrorOptions): MirrorPlan {
  const settings = new Map<string, PartlyKnown>();
  const tree: ValueTree = {};
  const set = (path: string, value: PartlyKnown): void => {
    const variable = subject.carrier.variableFor(path);
    if (variable !== undefined) settings.set(variable, value);
    else if (subject.carrier.dict !== undefined) setPath(tree, path, value);
  };
  for (const container of subject.containers.there) pointImage(subject, container, options, set);
  pointDownloads(subject, options, settings);
  const { dict } = subject.carrier;
  if (dict !== undefined && Object.keys(tree).length > 0) {
    const there = subject.variables.get(dict);
    settings.set(dict, isMap(there) ? mergeValues(there, tree) : tree);
  }
  const after = collectImages(subject.with(settings));
  return {
    settings: new Map([...settings].sort(([a], [b]) => (a === dict ? 1 : b === dict ? -1 : a < b ? -1 : 1))),
    copies: copiesFor(after.images, subject, options),
    after,
    unreachable: after.images.filter(({ repository }) => !isIn(repository, options.registry)),
    keepDigest: options.digests ? [] : after.images.filter(({ digest }) => digest !== undefined),
  };
}

type Set = (path: string, value: PartlyKnown) => void;

/** Changes the image of one container. Its source is the repository, or the whole reference. */
function pointImage(subject: ImageSubject, container: Container, options: MirrorOptions, set: Set): void {
  const { source, digestSwitch } = container;
  const { inputs } = subject;
  const value = source === undefined ? undefined : inputs.get(source);
  if (source === undefined || typeof value !== 'string') return;
  const { repository, ...rest } = parseReference(value);
  const digest = options.digests ? rest.digest : undefined;
  set(source, referenceText({ ...rest, repository: mirrored(repository, options), digest }));
  if (options.digests || digestSwitch === undefined) return;
  set(digestSwitch, false);
  keepImage(container, set);
}

/**
 * A digest selects the image whatever its tag is. Without the digest, the tag must be the one that upstream publishes.
 */
function keepImage({ reference, publishedAs, parts }: Container, set: Set): void {
  const { tag } = parseReference(reference);
  if (parts?.hasDigest && publishedAs !== undefined && publishedAs !== tag) set(parts.tag, publishedAs);
}

/** The play pulls some images itself, with variables of their own. */
function pointDownloads(
  { downloads, variables }: ImageSubject,
  options: MirrorOptions,
  settings: Map<string, PartlyKnown>,
): void {
  if (!downloads) return;
  const inputs = derivedInputs(downloads.variables, variables);
  for (const { kind, enabled, reference } of Object.values(downloads.items)) {
    if (kind !== 'image' || evaluate(enabled, inputs) !== true) continue;
    const row = decidingCase(reference, inputs);
    const [name] = row ? passedOn(row.then) : [];
    const value = name === undefined ? undefined : inputs.get(name);
    if (name !== undefined && typeof value === 'string' && !settings.has(name)) {
      settings.set(name, mirrored(value, options));
    }
  }
}

/**
 * The copies that the mirror needs. A digest can be pulled under any tag of the repository, so the copy gets the tag
 * that upstream publishes. If that tag is not known, and another image needs the tag, the copy gets a tag of its own.
 */
function copiesFor(images: readonly PulledImage[], subject: ImageSubject, options: MirrorOptions): Copy[] {
  const sources = sourcesOf(subject, options);
  const wanted = images.flatMap((image) => {
    const source = sources.get(image.repository);
    return source === undefined || !isIn(image.repository, options.registry) ? [] : [{ ...image, source }];
  });
  const nameOf = ({ repository, tag, publishedAs }: PulledImage): string =>
    referenceText({ repository, tag: publishedAs ?? tag, digest: undefined });
  const published = new Set(wanted.flatMap((image) => (image.publishedAs === undefined ? [] : [nameOf(image)])));
  const byTag = wanted.filter((image) => image.digest === undefined && !published.has(nameOf(image)));
  const taken = new Set([...published, ...byTag.map(nameOf)]);
  const copies = new Map<string, Copy>();
  for (const image of wanted) {
    const { source, digest, tag, publishedAs } = image;
    if (digest === undefined && !byTag.includes(image)) continue;
    const from = referenceText({ repository: source, tag: digest === undefined ? tag : undefined, digest });
    const isClash = digest !== undefined && publishedAs === undefined && taken.has(nameOf(image));
    const to = isClash ? `${nameOf(image)}-${digest.slice(-12)}` : nameOf(image);
    copies.set(`${from} ${to}`, { from, to });
  }
  return [...copies.values()].sort((a, b) => (a.to < b.to ? -1 : 1));
}

/** The repositories in the mirror, each with its source. */
function sourcesOf(subject: ImageSubject, options: MirrorOptions): Map<string, string> {
  const { images } = collectImages(subject);
  return new Map(images.map(({ repository }) => [mirrored(repository, options), repository]));
}
