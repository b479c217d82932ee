import type { Inputs } from '../../catalog/table.ts';
import { type Container, chartContainers } from '../../cluster/containers.ts';
import type { Origin } from '../../cluster/scope-view.ts';
import { leaves } from '../../core/value-tree.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'image-reference',
  severity: 'error',
  symptoms: ['pods-fail'],
  title: 'Image setting that selects the wrong image',
  why: 'The chart builds an image reference from repository, suffix, tag and digest. If a digest is set, it selects the image, and the tag has no effect. A suffix in the repository appears twice.',
  fix: 'Set `useDigest: false` or the digest of the tag, and write the repository without the suffix.',
  upstream: 'https://docs.cilium.io/en/stable/helm-reference/',
  examples: {
    bad: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_image_tag: v1.19.1\n', lines: [1] },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_operator_image_repo: registry.example.com/cilium/operator-generic\n',
        lines: [1],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_image_tag: v1.19.1\ncilium_extra_values:\n  image:\n    useDigest: false\n',
      },
      { kubespray: 'v2.31.0', groupVars: 'cilium_operator_image_repo: registry.example.com/cilium/operator\n' },
      {
        kubespray: 'v2.30.0',
        groupVars: 'cilium_extra_values: { operator: { image: { tag: v1.18.5, useDigest: false } } }\n',
      },
    ],
  },
  async check({ view, history, report }) {
    const { chart, objects } = view.target;
    const { values } = view.prediction;
    if (view.installer === 'nobody' || view.ownManifests || !objects || !values) return;
    const origins = (path: string): Origin[] => view.valueOrigins(path);
    // The facts about images are loaded only if one of them is set.
    const isSet = [...leaves(values)].some(([path]) => /\.(?:tag|repository)$/.test(path) && view.isValueTouched(path));
    if (!isSet) return;
    const { inputs, containers } = chartContainers(chart, objects, await history.containers(chart.version), values);
    const told = new Set<string>();
    for (const container of containers.there) {
      for (const { origin, message } of [
        ...tagBesideDigest(container, inputs, origins),
        ...doubledSuffix(container, inputs, origins),
      ]) {
        if (told.has(origin.name)) continue;
        told.add(origin.name);
        report({ subject: origin.name, at: origin.at, message });
      }
    }
  },
});

interface ImageProblem {
  origin: Origin;
  message: string;
}

type Origins = (path: string) => Origin[];

/** A tag of the user that a digest overrides. */
function tagBesideDigest(
  { parts, digestSwitch, publishedAs }: Container,
  inputs: Inputs,
  origins: Origins,
): ImageProblem[] {
  if (!parts?.hasDigest || digestSwitch === undefined) return [];
  const [origin] = origins(parts.tag);
  // If the user sets a digest, the tag is only a name. The chart's own tag fits its digest.
  if (!origin || origins(parts.digest).length > 0 || publishedAs === inputs.get(parts.tag)) return [];
  // The version selects the chart, which contains the digest. Another rule checks how the version is written.
  if (origin.name === 'cilium_version') return [];
  return [
    {
      origin,
      message: `This tag has no effect. The chart adds the digest of its default image, so nodes pull the default image. Set ${digestSwitch}: false.`,
    },
  ];
}

/** A repository of the user that already ends in the suffix which the chart appends. */
function doubledSuffix({ parts }: Container, inputs: Inputs, origins: Origins): ImageProblem[] {
  if (!parts || parts.suffix === '') return [];
  const repository = inputs.get(parts.repository);
  const [origin] = origins(parts.repository);
  if (!origin || typeof repository !== 'string' || !repository.endsWith(parts.suffix)) return [];
  return [
    {
      origin,
      message: `The image becomes ${repository}${parts.suffix}: the chart appends "${parts.suffix}" to the repository. Set ${origin.name} to ${repository.slice(0, -parts.suffix.length)}.`,
    },
  ];
}
