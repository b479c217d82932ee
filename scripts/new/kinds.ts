/**
 * The files of each kind of item, and where they are registered. Each template works unchanged, and its comments show
 * what to replace.
 */

/** An entry of a list, with its import. */
export interface Entry {
  path: string;
  importLine?: string;
  entry: string;
  /** Matches the start of the list. */
  list: RegExp;
}

/** A row of a table in a page. */
interface Row {
  path: string;
  after: RegExp;
  row: string;
}

export interface Scaffold {
  /** Texts by path. */
  files: Record<string, string>;
  edits: readonly (Entry | Row)[];
  /** The remaining steps, in order. */
  next: readonly string[];
}

/** `node-ports` -> `nodePorts`. */
function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

function rule(id: string): Scaffold {
  return {
    files: {
      [`src/lint/rules/${id}.ts`]: `import { defineRule } from '../rule.ts';

export default defineRule({
  id: '${id}',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'A short noun phrase',
  why: 'What happens in the cluster, and why.',
  fix: 'Write what the reader has to write.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'cilium_debug: change-me\\n', lines: [1] }],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_debug: true\\n' }],
  },
  check({ view, report }) {
    for (const { name, location, value } of view.ciliumDefinitions()) {
      if (value !== 'change-me') continue;
      report({ subject: name, at: location, message: \`\${name} is still "change-me". Write true or false.\` });
    }
  },
});
`,
    },
    edits: [
      {
        path: 'src/lint/rules/registry.ts',
        importLine: `import ${camelCase(id)} from './${id}.ts';`,
        entry: camelCase(id),
        list: /export const rules\b/,
      },
    ],
    next: [
      `write the check and its examples in src/lint/rules/${id}.ts; facts about releases come from view.release and the catalog`,
      'add its texts to src/language/zh/rules.ts: npm run messages -- --untranslated lists them',
      `npx vitest run test/lint/rules.test.ts test/language -t ${id}`,
    ],
  };
}

function constraint(name: string): Scaffold {
  const [feature = '', id = ''] = name.split('/');
  return {
    files: {
      [`features/${feature}/constraints/${id}.ts`]: `import { defineConstraint } from '../../../src/core/feature.ts';
import type { ${pascalCase(feature)}Intent } from '../schema.ts';

export default defineConstraint<${pascalCase(feature)}Intent>({
  id: '${id}',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'A short noun phrase',
  why: 'What the agent does, and why.',
  fix: 'Write what the reader has to write.',
  source: 'path in cilium/cilium, and the versions that were read',
  versions: '>=1.9.0',
  reads: ['debug'],
  check({ options }) {
    if (options.get('debug') !== 'change-me') return [];
    return [
      {
        subject: 'debug',
        message: ({ setting }) => \`The agent does not start with \${setting('debug')}.\`,
        remedies: [{ set: { debug: 'true' } }, { set: { debug: 'false' } }],
      },
    ];
  },
  examples: {
    bad: [{ cilium: '1.18.4', features: {}, config: { debug: 'change-me' } }],
    good: [{ cilium: '1.18.4', features: {}, config: { debug: 'true' } }],
  },
});
`,
    },
    edits: [
      {
        path: `features/${feature}/index.ts`,
        importLine: `import ${camelCase(id)} from './constraints/${id}.ts';`,
        entry: camelCase(id),
        list: /^ {2}constraints: \[/m,
      },
    ],
    next: [
      `write the check, its source and its examples in features/${feature}/constraints/${id}.ts`,
      'add its texts to src/language/zh/features.ts: npm run messages -- --untranslated lists them',
      `npx vitest run test/features/constraints.test.ts test/language -t ${name}`,
    ],
  };
}

function feature(id: string): Scaffold {
  const folder = `features/${id}`;
  const intent = `${pascalCase(id)}Intent`;
  return {
    files: {
      [`${folder}/schema.ts`]: `import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** What a user can require of the feature. */
export const schema = onDemand(() =>
  z.strictObject({
    verbose: optional(z.boolean(), 'One line for editors and \`init\`'),
  }),
);
export type ${intent} = z.infer<ReturnType<typeof schema>>;
`,
      [`${folder}/lens.ts`]: `import type { Settings } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import type { ${intent} } from './schema.ts';

/** The feature in Helm values of the version at hand. */
export function write(_intent: ${intent}): Settings {
  return { values: { 'debug.enabled': true } };
}

/** The feature switched off. */
export function writeOff(): Settings {
  return { values: { 'debug.enabled': false } };
}

/** The intent behind a configuration; undefined if the feature is not in use. */
export function read(options: OptionsView): ${intent} | undefined {
  return options.get('debug') === 'true' ? {} : undefined;
}
`,
      [`${folder}/index.ts`]: `import { defineFeature } from '../../src/core/feature.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: '${id}',
  key: '${camelCase(id)}',
  title: 'A short noun phrase',
  summary: 'What it does, in one sentence.',
  versions: '>=1.9.0',
  schema,
  modes: { on: { intent: {} } },
  write,
  writeOff,
  read,
  owns: ['debug'],
  constraints: [],
});
`,
      [`${folder}/README.md`]: 'What the feature is for, what it needs, and what to expect of it.\n',
    },
    edits: [
      {
        path: 'features/registry.ts',
        importLine: `import ${camelCase(id)} from './${id}/index.ts';`,
        entry: camelCase(id),
        list: /export const features\b/,
      },
    ],
    next: [
      `write schema, lens and modes in ${folder}/, and the flags that Cilium documents for it in scripts/conformance/documented-flags.ts`,
      `npm run new -- constraint ${id}/<name> for each thing that upstream refuses`,
      'add title and summary to src/language/zh/features.ts: npm run messages -- --untranslated lists them',
      'npx vitest run test/features test/language',
    ],
  };
}

function format(name: string): Scaffold {
  return {
    files: {
      [`src/outputs/${name}.ts`]: `/** A plan as ... */
import type { Plan } from '../plan/plan.ts';
import { flagLines } from './helm-flags.ts';

/** What is written, for whom. Text that ends with a line break. */
export function ${camelCase(name)}(plan: Plan): string {
  return \`\${flagLines(plan).join('\\n')}\\n\`;
}
`,
    },
    edits: [
      {
        path: 'src/outputs/registry.ts',
        entry: `'${name}': {
    summary: 'what is written, as a noun phrase',
    appliedBy: 'chart',
    write: async (plan) => (await import('./${name}.ts')).${camelCase(name)}(plan),
  }`,
        list: /export const outputs\b/,
      },
    ],
    next: [
      `write src/outputs/${name}.ts, and say in src/outputs/registry.ts what it is and who applies it`,
      `npx vitest run test/outputs/registry.test.ts -t ${name}`,
    ],
  };
}

function command(name: string): Scaffold {
  const row = `| \`${name}\` | says what it does |\n`;
  return {
    files: {
      [`src/cli/commands/${name}.ts`]: `import type { CommandDeclaration } from '../command.ts';
import { formatOption } from '../options.ts';

export const ${camelCase(name)}: CommandDeclaration = {
  syntax: '${name}',
  summary: 'say what it does, in a few words',
  options: () => [formatOption('text', 'json')],
  examples: ['${name}'],
  load: () => import('../actions/${name}.ts'),
};
`,
      [`src/cli/actions/${name}.ts`]: `/** \`${name}\`: reads its input, calls the use case in src/commands/, prints the result. */
import { exitOk } from '../../core/exit-codes.ts';
import { jsonText } from '../../core/json-text.ts';
import type { Io } from '../io/io.ts';

/** Runs \`${name}\`; resolves to the exit code. */
export async function run(io: Io, options: { format: 'text' | 'json' }): Promise<number> {
  const result = { done: true };
  io.stdout.write(options.format === 'json' ? jsonText(result) : 'Done.\\n');
  return exitOk;
}
`,
    },
    edits: [
      {
        path: 'src/cli/commands/index.ts',
        importLine: `import { ${camelCase(name)} } from './${name}.ts';`,
        entry: camelCase(name),
        list: /export const commands\b/,
      },
      // The last command is \`completion\`; rows are in the order of the help.
      ...['README.md', 'README.zh.md'].map((path) => ({ path, after: /(?:^\| `[a-z-]+[^`]*` \| .*\n)+/m, row })),
    ],
    next: [
      `write the use case in src/commands/${name}/, its options in src/cli/commands/${name}.ts`,
      'add its help to src/language/zh/help.ts; npm run docs writes the tables of README.md and README.zh.md',
      'npx vitest run test/readme.test.ts test/robustness/arguments.test.ts test/cli',
    ],
  };
}

function transition(id: string): Scaffold {
  return {
    files: {
      [`src/transitions/rules/${id}.ts`]: `import { backByPlay, changedOption, defineTransition, hasOption, restartAgents } from '../transition.ts';

export default defineTransition({
  id: '${id}',
  title: 'A short noun phrase',
  sources: ['cilium/cilium: path of the page that tells it'],
  look(change) {
    const option = changedOption(change, 'change-me', '');
    if (!option) return undefined;
    return {
      change: \`\${option.from} to \${option.to}\`,
      interrupts: ['What breaks on a running cluster, in kind.'],
      after: [restartAgents],
      verify: [hasOption('change-me', option.to)],
      back: [backByPlay],
    };
  },
});
`,
    },
    edits: [
      {
        path: 'src/transitions/rules/registry.ts',
        importLine: `import ${camelCase(id)} from './${id}.ts';`,
        entry: camelCase(id),
        list: /export const transitions\b/,
      },
    ],
    next: [
      `write what the change takes in src/transitions/rules/${id}.ts, and move its line to its place in the order`,
      `add a before and an after to test/transition/transition.test.ts`,
    ],
  };
}

export const kinds = { rule, constraint, feature, format, command, transition } satisfies Record<
  string,
  (name: string) => Scaffold
>;
export type Kind = keyof typeof kinds;
