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
  ['intent', () => intentJsonSchema(features)],
  ['group-vars', groupVarsSchema],
  ['mesh', async () => (await import('../../commands/mesh/model/schema.ts')).meshJsonSchema()],
]);

/** What `schema` takes. */
export const schemaNames: readonly string[] = [...schemas.keys()];

/**
 * `schema`: a JSON Schema by its name.
 * @throws UserError if there is none of that name, or unknown release.
 */
export async function run(io: Io, name = 'intent', options: SchemaOptions = {}): Promise<number> {
  const make = schemas.get(name);
  if (make === undefined) {
    throw new UserError(`unknown schema: "${name}".${didYouMean(name, schemaNames)}`, {
      hint: `Schemas: ${schemaNames.join(', ')}.`,
    });
  }
  if (name === 'intent' && (options.kubespray ?? options.kubean) !== undefined) {
    throw new UserError('the schema of the intent does not depend on the release', {
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
