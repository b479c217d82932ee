import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption } from '../options.ts';

export const matrix: CommandDeclaration = {
  syntax: 'matrix',
  summary: 'show which release can carry which feature, and how',
  options: [
    formatOption('text', 'markdown', 'json'),
    new Option('--feature <name>', 'only this feature'),
    new Option('--kubespray <release>', 'only this release'),
  ],
  examples: ['matrix', 'matrix --feature egressGateway'],
  load: () => import('../actions/matrix.ts'),
};
