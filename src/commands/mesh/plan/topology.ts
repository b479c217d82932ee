/** Draws which clusters are connected. */
import type { MeshPlan } from './plan.ts';

/** A double-quoted string for Graphviz, with `\n` for line breaks. */
function dotText(lines: readonly string[]): string {
  return `"${lines.map((line) => line.replace(/["\\]/g, '\\$&').replace(/[\r\n]+/g, ' ')).join('\\n')}"`;
}

/** Replaces characters that Mermaid would read as syntax with entities. */
function mermaidText(lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line.replace(/[#;"<>&[\]{}()|\\`\r\n]/g, (character) => `#${character.charCodeAt(0)};`),
  );
  return `"${escaped.join('<br/>')}"`;
}

function linesOf({ cluster, serviceType }: MeshPlan['members'][number]): string[] {
  const { state } = cluster;
  const release = state?.target.release?.facts.release;
  const runs = state
    ? [[...(release ? [`Kubespray ${release}`] : []), `Cilium ${state.target.cilium}`].join(', ')]
    : [];
  return [`${cluster.name} (id ${cluster.id})`, ...runs, serviceType];
}

/** The topology for Graphviz. */
export function dot({ members, links }: MeshPlan): string {
  return [
    'graph mesh {',
    '  node [shape=box];',
    ...members.map((member) => `  c${member.number} [label=${dotText(linesOf(member))}];`),
    ...links.map(({ left, right }) => `  c${left.number} -- c${right.number};`),
    '}\n',
  ].join('\n');
}

/** The topology for Mermaid. */
export function mermaid({ members, links }: MeshPlan): string {
  return [
    'graph LR',
    ...members.map((member) => `  c${member.number}[${mermaidText(linesOf(member))}]`),
    ...links.map(({ left, right }) => `  c${left.number} --- c${right.number}`),
    '',
  ].join('\n');
}
