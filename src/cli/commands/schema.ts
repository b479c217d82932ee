import type { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { forceOption, formatOption, outputOption, targetOptions } from '../options.ts';

/** The options that name a release. */
function releaseOptions(): Option[] {
  return targetOptions().filter(({ long }) => long === '--kubespray' || long === '--kubean');
}

export const schema: CommandDeclaration = {
  syntax: 'schema [name]',
  summary: 'Print a JSON Schema for editors',
  description:
    'Print a JSON Schema, so that editors complete and check files: of the intent (`intent`, the default), of the Cilium\n' +
    'variables of a release (`group-vars`, by default of the newest release), of the mesh file (`mesh`), or of\n' +
    '.cilium-extras.yaml (`config`). `catalog` prints the entries of these schemas for the catalog of SchemaStore.',
  options: () => [formatOption('json'), ...releaseOptions(), outputOption(), forceOption()],
  examples: ['schema', 'schema group-vars --kubespray v2.31.0'],
  writesConfiguration: true,
  load: () => import('../actions/schema.ts'),
};
