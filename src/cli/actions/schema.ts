import { features } from '../../../features/registry.ts';
import { UserError } from '../../core/errors.ts';
import { exitOk } from '../../core/exit-codes.ts';
import { jsonText } from '../../core/json-text.ts';
import { didYouMean } from '../../core/nearest.ts';
import { intentJsonSchema } from '../../formats/intent/schema.ts';
import type { Io } from '../io/io.ts';
import { writeOutput } from '../io/write-output.ts';
import type { TargetOptions } from '../options.ts';

export interface SchemaOptions extends Pick<TargetOptions, 'kubespray' | 'kubean'> {
  output?: string;
}

const schemas: ReadonlyMap<string, (options: SchemaOptions) => unknown> = new Map<
  string,
  (options: SchemaOptions) => unknown
>([
  ['intent', () => identified('intent', intentJsonSchema(features))],
  ['group-vars', groupVarsSchema],
  ['mesh', async () => identified('mesh', (await import('../../commands/mesh/model/schema.ts')).meshJsonSchema())],
  ['config', configSchema],
  ['catalog', () => ({ schemas: catalogEntries })],
]);

/** The address of a schema on SchemaStore. The identifier stays the same wherever a copy of the schema is stored. */
function addressOf(name: string): string {
  return `https://json.schemastore.org/cilium-extras-${name}.json`;
}

function identified(name: string, schema: object): object {
  const { $schema, ...rest } = schema as { $schema?: string };
  return { $schema, $id: addressOf(name), ...rest };
}

/** The entries of SchemaStore's catalog: editors that use it choose a schema by the name of a file. */
const catalogEntries = [
  {
    name: 'cilium-extras configuration',
    description: 'Targets, severities of rules and ignored paths of cilium-extras',
    fileMatch: ['.cilium-extras.yaml', '.cilium-extras.yml'],
    url: addressOf('config'),
  },
  {
    name: 'cilium-extras intent',
    description: 'Settings of Cilium for Kubespray and Kubean, independent of the release',
    fileMatch: ['*.cilium-intent.yaml', '*.cilium-intent.yml', '*.cilium-intent.json'],
    url: addressOf('intent'),
  },
  {
    name: 'cilium-extras mesh',
    description: 'Clusters of a Cilium cluster mesh',
    fileMatch: ['*.cilium-mesh.yaml', '*.cilium-mesh.yml', '*.cilium-mesh.json'],
    url: addressOf('mesh'),
  },
];

async function configSchema(): Promise<object> {
  const { configurationJsonSchema } = await import('../../formats/configuration/schema.ts');
  const { ruleset } = await import('../../commands/lint/ruleset.ts');
  const { ruleIds } = await import('../../lint/lint.ts');
  return identified('config', configurationJsonSchema(ruleIds(ruleset)));
}

/** The arguments that `schema` accepts. */
export const schemaNames: readonly string[] = [...schemas.keys()];

/**
 * `schema`: prints a JSON Schema by its name.
 * @throws UserError for an unknown name or release.
 */
export async function run(io: Io, name = 'intent', options: SchemaOptions = {}): Promise<number> {
  const make = schemas.get(name);
  if (make === undefined) {
    throw new UserError(`unknown schema: "${name}".${didYouMean(name, schemaNames)}`, {
      hint: `Schemas: ${schemaNames.join(', ')}.`,
    });
  }
  if (name !== 'group-vars' && (options.kubespray ?? options.kubean) !== undefined) {
    throw new UserError(`the schema ${name} does not depend on the release`, {
      hint: 'Remove --kubespray and --kubean, or use the schema group-vars.',
    });
  }
  await writeOutput(io, options.output, jsonText(await make(options)));
  return exitOk;
}

async function groupVarsSchema({ kubespray, kubean }: SchemaOptions): Promise<unknown> {
  const { openCatalog } = await import('../io/catalog-files.ts');
  const { chooseRelease } = await import('../../cluster/target/release-choice.ts');
  const { variablesSchema } = await import('../../lint/variables-schema.ts');
  const { choice, problem } = await chooseRelease({ kubespray, kubean }, openCatalog());
  if (!choice) throw new UserError(problem ?? 'unknown release');
  return variablesSchema(choice.facts);
}
