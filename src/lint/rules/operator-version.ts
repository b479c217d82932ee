import { minorOf } from '../../catalog/catalog.ts';
import { evaluate } from '../../catalog/table.ts';
import type { Table } from '../../catalog/types.ts';
import { type Manifests, manifestsOf, originsOf } from '../../cluster/manifests.ts';
import { coerce } from '../../core/versions.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'operator-version',
  severity: 'warning',
  symptoms: ['agent-fails', 'upgrade'],
  title: 'Operator and agent of different Cilium versions',
  why: 'The operator creates the definitions of the resources that the agent reads, and the agent waits for them. Cilium supports both at the same version only.',
  fix: 'Use one version for both images.',
  upstream: 'https://docs.cilium.io/en/stable/operations/upgrade/',
  examples: {
    bad: [{ kubespray: 'v2.27.1', groupVars: 'cilium_operator_image_tag: v1.14.9\n', lines: [1] }],
    good: [
      { kubespray: 'v2.27.1', groupVars: 'cilium_operator_image_tag: v1.15.9\n' },
      { kubespray: 'v2.27.1', groupVars: 'cilium_version: v1.15.12\n' },
    ],
  },
  check({ view, report }) {
    const manifests = manifestsOf(view);
    if (!manifests) return;
    const tables = Object.entries(manifests.facts.images);
    const agent = tables.find(([name]) => name === 'DaemonSet/cilium/cilium-agent')?.[1];
    const operator = tables.find(([name]) => name === 'Deployment/cilium-operator/cilium-operator')?.[1];
    if (!agent || !operator) return;
    const [agents, operators] = [versionOf(manifests, agent), versionOf(manifests, operator)];
    if (agents === undefined || operators === undefined || minorOf(agents) === minorOf(operators)) return;
    const [origin] = [operator, agent].flatMap((table) => originsOf(manifests, [table]));
    if (!origin) return;
    report({
      subject: origin.name,
      at: origin.at,
      message: `The operator is of Cilium ${operators}, and the agents are of ${agents}. Use the same version for both.`,
    });
  },
});

/** The version in an image's tag; undefined if the image is not known, or a digest decides. */
function versionOf({ inputs }: Manifests, table: Table): string | undefined {
  const reference = evaluate(table, inputs);
  if (typeof reference !== 'string' || reference.includes('@')) return undefined;
  const tag = /:v?(\d+\.\d+\.\d+)[^:/]*$/.exec(reference)?.[1];
  return tag === undefined ? undefined : coerce(tag)?.version;
}
