import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption } from '../options.ts';

export const schema: CommandDeclaration = {
  syntax: 'schema [name]',
  summary: 'print a JSON Schema for editors',
  description:
    'Prints the JSON Schema of the intent file (`intent`, the default), so that editors complete and check it.',
  options: [formatOption('json'), outputOption()],
  examples: ['schema', 'schema intent -o intent.schema.json'],
  load: () => import('../schema.ts'),
};
