import { features } from '../../features/registry.ts';
import { UserError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';
import { exitOk } from '../exit-codes.ts';
import { intentJsonSchema } from '../intent/schema.ts';
import type { Io } from './io.ts';
import { writeOutput } from './write-output.ts';

const schemas: ReadonlyMap<string, () => unknown> = new Map([['intent', () => intentJsonSchema(features)]]);

/**
 * `schema`: a JSON Schema by its name.
 * @throws UserError if there is none of that name.
 */
export async function run(io: Io, name = 'intent', options: { output?: string } = {}): Promise<number> {
  const make = schemas.get(name);
  if (make === undefined) {
    const names = [...schemas.keys()];
    throw new UserError(`there is no schema "${name}".${didYouMean(name, names)}`, {
      hint: `Schemas: ${names.join(', ')}.`,
    });
  }
  await writeOutput(io, options.output, `${JSON.stringify(make(), undefined, 2)}\n`);
  return exitOk;
}
