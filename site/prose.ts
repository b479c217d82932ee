/**
 * Texts that only an explanation shows, apart from the code that finds: why a rule is there, what to do about it, its
 * examples, and their translations. They are half of what the worker would weigh, and most readers need none of them.
 */
import type { Plugin } from 'vite';
import { features, rules } from '../src/index.ts';
import { help } from '../src/language/zh/help.ts';
import { chinese } from '../src/language/zh/index.ts';
import type { Prose } from './src/worker/prose.ts';

/** Fields of rules and constraints that no check reads. */
const apart = ['title', 'why', 'fix', 'source', 'examples'] as const;

const constraints = features.flatMap(({ id, constraints: all }) =>
  all.map((constraint) => ({ ...constraint, id: `${id}/${constraint.id}` })),
);

/** Chinese that no finding holds: help of the command line is not on the page, reasons and titles are in explanations. */
const unneeded = new Set([
  ...Object.keys(help),
  ...[...rules, ...constraints].flatMap(({ why, title }) => [why, title]),
]);

/** What the page loads when somebody asks for an explanation. */
export function proseFiles(): { 'rules.json': Prose; 'rules-zh.json': Record<string, string> } {
  return {
    'rules.json': Object.fromEntries([
      ...rules.map(({ id, title, why, fix, examples: { bad, good } }) => {
        return [id, { title, why, fix, examples: { bad: bad.slice(0, 1), good: good.slice(0, 1) } }] as const;
      }),
      ...constraints.map(({ id, title, why, fix, source }) => [id, { title, why, fix, source }] as const),
    ]),
    'rules-zh.json': Object.fromEntries(Object.entries(chinese).filter(([english]) => unneeded.has(english))),
  };
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Takes these texts out of the modules that declare them. */
export function withoutProse(): Plugin {
  return {
    name: 'without-prose',
    enforce: 'post',
    transform: {
      filter: { id: /\/(?:src\/lint\/rules|features\/[\w-]+\/constraints|src\/language\/zh)\/[\w-]+\.ts$/ },
      handler(code) {
        const gone: Node[] = [];
        for (const declaration of objectsIn(this.parse(code) as unknown as Node)) {
          for (const property of declaration.properties as Node[])
            if (isApart(property, declaration)) gone.push(property);
        }
        let text = code;
        for (const { start, end } of gone.reverse()) text = text.slice(0, start) + text.slice(end).replace(/^\s*,/, '');
        return { code: text, map: null };
      },
    },
  };
}

/** What a module hands to `defineRule` or `defineConstraint`, or exports as a table. */
function objectsIn({ body }: Node): Node[] {
  return (body as Node[]).flatMap((statement): Node[] => {
    const declaration = statement.declaration as Node | null | undefined;
    if (declaration?.type === 'CallExpression') {
      const [first] = declaration.arguments as Node[];
      return first?.type === 'ObjectExpression' ? [first] : [];
    }
    const [one] = (declaration?.declarations as Node[] | undefined) ?? [];
    const value = one?.init as Node | undefined;
    return value?.type === 'ObjectExpression' ? [{ ...value, isTable: true }] : [];
  });
}

function isApart(property: Node, { isTable }: Node): boolean {
  if (property.type !== 'Property') return false;
  const { name, value } = property.key as { name?: string; value?: string };
  const key = name ?? value ?? '';
  return isTable === true ? unneeded.has(key) : apart.some((field) => field === key);
}
