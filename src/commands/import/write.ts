/** An imported intent as YAML or JSON. */
import type { Json } from '../../core/json.ts';
import { known } from '../../core/value-tree.ts';
import { commentLines, stringify } from '../../yaml/write.ts';
import type { Imported } from './import.ts';
import { toPlanInput } from './intent.ts';

/** The intent as data, with its sections in the usual order and without empty ones. */
export function intentData({ target, isAssumed, draft }: Imported): { [key: string]: Json } {
  const { release, kubean, cilium, kernel } = target;
  const isDefault = release?.facts.cilium.default === cilium;
  const features = [...draft.features].map(([key, intent]) => [key, isBare(intent) ? true : intent]);
  const values = known(toPlanInput(draft).values) as { [key: string]: Json };
  const sections: [string, { [key: string]: Json }][] = [
    [
      'target',
      {
        ...(kubean === undefined ? release && { kubespray: release.facts.release } : { kubean }),
        ...(!isDefault && !isAssumed && { cilium }),
        ...(kernel !== undefined && { kernel }),
      },
    ],
    ['features', Object.fromEntries(features)],
    ['values', values],
    ['config', Object.fromEntries(draft.config)],
  ];
  return { version: 1, ...Object.fromEntries(sections.filter(([, section]) => Object.keys(section).length > 0)) };
}

function isBare(intent: unknown): boolean {
  return typeof intent === 'object' && intent !== null && Object.keys(intent).length === 0;
}

/** The intent as YAML, with comments on what it leaves out. */
export function intentYaml(imported: Imported, from: string): string {
  const { leftOut } = imported;
  const heading = [`Imported by cilium-extras from ${from}.`];
  if (leftOut.length > 0) heading.push('Omitted:', ...leftOut.map(({ name, why }) => `- ${name} ${why}`));
  return `${heading.map((line) => commentLines(line)).join('')}${stringify(intentData(imported))}`;
}
