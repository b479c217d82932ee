import { minorOf } from '../../catalog/catalog.ts';
import { evaluate } from '../../catalog/table.ts';
import type { History } from '../../cluster/across-releases.ts';
import { chartContainers } from '../../cluster/containers.ts';
import { manifestsOf, originsOf } from '../../cluster/manifests.ts';
import type { Origin, ScopeView } from '../../cluster/scope-view.ts';
import { coerce } from '../../core/versions.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'operator-version',
  severity: 'warning',
  symptoms: ['agent-fails', 'upgrade'],
  title: 'Operator and agent of different Cilium versions',
  why: 'The operator creates the CRDs that the agent needs, and the agent waits for them. Cilium supports both at the same version only.',
  fix: 'Use one version for both images.',
  upstream: 'https://docs.cilium.io/en/stable/operations/upgrade/',
  examples: {
    bad: [
      { kubespray: 'v2.27.1', groupVars: 'cilium_operator_image_tag: v1.14.9\n', lines: [1] },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_extra_values:\n  image: { useDigest: false }\n  operator: { image: { tag: v1.17.5, useDigest: false } }\n',
        lines: [3],
      },
      { kubespray: 'v2.24.3', groupVars: 'cilium_version: v1.14.6\ncilium_operator_image_tag: v1.13.4\n', lines: [2] },
      {
        kubespray: 'v2.29.1',
        groupVars: 'cilium_image_tag: v1.17.0\ncilium_extra_values: { image: { useDigest: false } }\n',
        lines: [1],
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_extra_values:\n  operator:\n    image:\n      override: registry.example.com/cilium/operator-generic:v1.17.0\n',
        lines: [4],
      },
    ],
    good: [
      { kubespray: 'v2.27.1', groupVars: 'cilium_operator_image_tag: v1.15.9\n' },
      { kubespray: 'v2.27.1', groupVars: 'cilium_version: v1.15.12\n' },
      { kubespray: 'v2.31.0', groupVars: 'cilium_version: 1.18.4\n' },
    ],
  },
  async check({ view, history, report }) {
    const images = view.ownManifests ? ofRole(view) : await ofChart(view, history);
    const agent = images.get('DaemonSet/cilium/cilium-agent');
    const operator = images.get('Deployment/cilium-operator/cilium-operator');
    if (!agent || !operator) return;
    const [agents, operators] = [versionOf(agent), versionOf(operator)];
    if (agents === undefined || operators === undefined || minorOf(agents) === minorOf(operators)) return;
    const [origin] = [...operator.origins, ...agent.origins];
    if (!origin) return;
    report({
      subject: origin.name,
      at: origin.at,
      message: `The operator runs Cilium ${operators}, but the agents run ${agents}. Cilium requires the same version for both. Change ${origin.name} so that the versions are the same.`,
    });
  },
});

interface Image {
  reference: string;
  /** The tag under which upstream publishes the digest that selects the image. */
  publishedAs?: string | undefined;
  /** The user's settings that select the image. */
  origins: readonly Origin[];
}

/** Images by container. */
type Images = ReadonlyMap<string, Image>;

/** The Helm values that select the version of agent and operator. */
const selectors: readonly string[] = ['image', 'operator.image'].flatMap((base) => [`${base}.tag`, `${base}.override`]);

function ofRole(view: ScopeView): Images {
  const manifests = manifestsOf(view);
  if (!manifests) return new Map();
  return new Map(
    Object.entries(manifests.facts.images).flatMap(([name, table]) => {
      const reference = evaluate(table, manifests.inputs);
      return typeof reference === 'string' ? [[name, { reference, origins: originsOf(manifests, [table]) }]] : [];
    }),
  );
}

async function ofChart(view: ScopeView, history: History): Promise<Images> {
  const { chart, objects } = view.target;
  const { values } = view.prediction;
  const isSet = selectors.some((path) => view.valueOrigins(path).length > 0);
  if (view.installer === 'nobody' || !objects || !values || !isSet) return new Map();
  const { containers } = chartContainers(chart, objects, await history.containers(chart.version), values);
  return new Map(
    containers.there.map(({ name, reference, source, parts, publishedAs }) => {
      const selector = parts?.tag ?? source;
      return [name, { reference, publishedAs, origins: selector === undefined ? [] : view.valueOrigins(selector) }];
    }),
  );
}

/**
 * The version in an image's tag; undefined if it has no version, or if a digest
 * other than the chart's selects the image.
 */
function versionOf({ reference, publishedAs }: Image): string | undefined {
  if (publishedAs !== undefined) return coerce(publishedAs)?.version;
  if (reference.includes('@')) return undefined;
  const tag = /:v?(\d+\.\d+\.\d+)[^:/]*$/.exec(reference)?.[1];
  return tag === undefined ? undefined : coerce(tag)?.version;
}
