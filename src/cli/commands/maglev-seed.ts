import type { CommandDeclaration } from '../command.ts';
import { formatOption } from '../options.ts';

export const maglevSeed: CommandDeclaration = {
  syntax: 'maglev-seed',
  summary: 'Generate a random hash seed for Maglev',
  description:
    'Generate 12 random bytes in base64 for `features.maglev.hashSeed`. All agents of a cluster or mesh need the same seed.',
  options: () => [formatOption('text', 'json')],
  examples: ['maglev-seed'],
  writesConfiguration: true,
  load: () => import('../actions/maglev-seed.ts'),
};
