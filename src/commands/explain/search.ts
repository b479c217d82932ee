/** Names that `explain` knows, found by a part of the name or of its description. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { AnyFeature } from '../../core/feature.ts';
import { rules } from '../../lint/rules/registry.ts';
import { type Explanation, knownNames } from './explain.ts';

/** A name that matches, with a short description. */
export interface Match {
  name: string;
  kind: Explanation['kind'];
  about: string;
}

const kinds: Readonly<Record<Explanation['kind'], string>> = {
  feature: 'feature',
  decision: 'setting of a feature',
  rule: 'rule',
  'helm-value': 'Helm value',
  'helm-section': 'Helm values',
  'agent-option': 'agent option',
  variable: 'variable of Kubespray',
};

/** A name without punctuation and case, because people mix up the spellings of Helm, Ansible and the agents. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Every name that contains the text, or whose title does; features first, then in the order of `explain`. */
export async function search(text: string, catalog: Catalog, features: readonly AnyFeature[]): Promise<Match[]> {
  const wanted = bare(text);
  if (wanted.length < 2) return [];
  const titles = new Map<string, string>([
    ...rules.map(({ id, title }): [string, string] => [id, title]),
    ...features.flatMap(({ id, constraints }) =>
      constraints.map((constraint): [string, string] => [`${id}/${constraint.id}`, constraint.title]),
    ),
    ...features.map(({ key, title, summary }): [string, string] => [key, `${title}. ${summary}`]),
  ]);
  const words = text.toLowerCase().trim();
  return (await knownNames(catalog, features))
    .filter(({ name }) => bare(name).includes(wanted) || titles.get(name)?.toLowerCase().includes(words))
    .map(({ name, kind }) => ({ name, kind, about: titles.get(name) ?? kinds[kind] }));
}
