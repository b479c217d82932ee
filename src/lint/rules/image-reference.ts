import { evaluate, inputNames } from '../../catalog/table.ts';
import type { Table } from '../../catalog/types.ts';
import { type Manifests, manifestsOf, withInput } from '../../cluster/manifests.ts';
import type { Origin } from '../../cluster/scope-view.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'image-reference',
  severity: 'error',
  symptoms: ['pods-fail'],
  title: 'Image setting that does not give the intended image',
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
    ],
  },
  check({ view, report }) {
    const manifests = manifestsOf(view);
    if (manifests?.kind !== 'value') return;
    const told = new Set<string>();
    for (const table of Object.values(manifests.facts.images)) {
      for (const problem of [...tagBesideDigest(manifests, table), ...doubledSuffix(manifests, table)]) {
        const { name, at } = problem.origin;
        if (told.has(name)) continue;
        told.add(name);
        report({ subject: name, at, message: problem.message });
      }
    }
  },
});

interface ImageProblem {
  origin: Origin;
  message: string;
}

/** Tags of the user's that a digest makes void. */
function* tagBesideDigest(manifests: Manifests, table: Table): Generator<ImageProblem> {
  const { inputs, origins } = manifests;
  const reference = evaluate(table, inputs);
  if (typeof reference !== 'string' || !reference.includes('@')) return;
  for (const path of inputNames(table)) {
    if (!path.endsWith('.tag')) continue;
    const image = path.slice(0, -'.tag'.length);
    const [origin] = origins(path);
    // With a digest of the user's own the tag is only a name.
    if (!origin || origins(`${image}.digest`).length > 0) continue;
    // The version selects the chart, and with it the digest; how it is written has a rule of its own.
    if (origin.name === 'cilium_version') continue;
    const preset = evaluate(table, withDefault(manifests, path));
    if (preset === reference) continue;
    yield {
      origin,
      message: `This tag has no effect: the chart appends the digest of its own version, so the cluster pulls that image. Set ${image}.useDigest: false.`,
    };
  }
}

/** Repositories of the user's that end in the suffix which the chart appends. */
function* doubledSuffix({ inputs, origins }: Manifests, table: Table): Generator<ImageProblem> {
  const reference = evaluate(table, inputs);
  if (typeof reference !== 'string') return;
  for (const path of inputNames(table)) {
    const repository = inputs.get(path);
    const [origin] = origins(path);
    if (!path.endsWith('.repository') || !origin || typeof repository !== 'string') continue;
    if (!reference.startsWith(repository)) continue;
    const suffix = /^[^:@]*/.exec(reference.slice(repository.length))?.[0] ?? '';
    if (suffix === '' || !repository.endsWith(suffix)) continue;
    yield {
      origin,
      message: `The image becomes ${reference.replace(/[:@].*$/, '')}: the chart appends "${suffix}" to the repository. Set the repository to ${repository.slice(0, -suffix.length)}.`,
    };
  }
}

/** The inputs as if the user had not set a value that has a default. */
function withDefault({ inputs, presets }: Manifests, path: string): Manifests['inputs'] {
  const preset = presets(path);
  return preset === undefined ? inputs : withInput(inputs, path, preset);
}
