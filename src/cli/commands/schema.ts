import type { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

/** The options that name a release. */
function releaseOptions(): Option[] {
  return targetOptions().filter(({ long }) => long === '--kubespray' || long === '--kubean');
}

export const schema: CommandDeclaration = {
  syntax: 'schema [name]',
  summary: 'print a JSON Schema for editors',
  description:
    'Prints the JSON Schema of the intent file (`intent`, the default), or of the Cilium variables of a release\n' +
    '(`group-vars`, for the newest release unless one is named), or of the mesh file (`mesh`), so that editors complete and\n' +
    'check them.',
  options: [formatOption('json'), ...releaseOptions(), outputOption()],
  examples: ['schema', 'schema group-vars --kubespray v2.31.0'],
  writesConfiguration: true,
  load: () => import('../actions/schema.ts'),
};
