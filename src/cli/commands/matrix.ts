import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption } from '../options.ts';

export const matrix: CommandDeclaration = {
  syntax: 'matrix',
  summary: 'Show which releases support which features',
  options: () => [
    formatOption('text', 'markdown', 'json'),
    new Option('--feature <name>', 'show only this feature'),
    new Option('--kubespray <release>', 'show only this release, with details'),
    new Option('--all', 'show each mode on a terminal too, as in a pipe or a file'),
    new Option('--details', 'show the variables and the reasons for each range of releases'),
  ],
  examples: ['matrix', 'matrix --feature egressGateway --details'],
  takesConfiguredTarget: true,
  load: () => import('../actions/matrix.ts'),
};
