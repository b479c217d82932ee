import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';

export const lsp: CommandDeclaration = {
  syntax: 'lsp',
  summary: 'Serve an editor: findings, completion, explanations and fixes',
  description:
    'Run a language server on standard input and output, for group_vars, inventories, intents, Kubean manifests and Helm values.\n' +
    'Editors start it. The page editors/README.md has their settings.',
  options: () => [new Option('--stdio', 'use standard input and output, as always; many editors set it')],
  examples: ['lsp --stdio'],
  hasNoResult: true,
  load: () => import('../actions/lsp.ts'),
};
