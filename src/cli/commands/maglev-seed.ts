import type { CommandDeclaration } from '../command.ts';
import { formatOption } from '../options.ts';

export const maglevSeed: CommandDeclaration = {
  syntax: 'maglev-seed',
  summary: 'make a new random hash seed for Maglev',
  description:
    'Prints 12 random bytes in base64, for `features.maglev.hashSeed`. Every agent of a cluster (and of a mesh) needs the same one.',
  options: [formatOption('text', 'json')],
  examples: ['maglev-seed'],
  writesConfiguration: true,
  load: () => import('../actions/maglev-seed.ts'),
};
