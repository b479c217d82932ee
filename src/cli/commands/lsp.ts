import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';

export const lsp: CommandDeclaration = {
  syntax: 'lsp',
  summary: 'Serve editors: findings, completion and explanations while you type',
  description:
    'A language server on standard input and output, for group_vars, inventories, intents, Kubean manifests and Helm values.\n' +
    'Editors start it; editors/README.md has the settings.',
  options: [
    new Option('--stdio', 'use standard input and output; the only way').hideHelp(),
    new Option('--clientProcessId <id>', 'end with this process').hideHelp(),
  ],
  load: () => import('../actions/lsp.ts'),
};
