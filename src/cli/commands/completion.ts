import type { CommandDeclaration } from '../command.ts';

export const completion: CommandDeclaration = {
  syntax: 'completion <shell>',
  summary: 'Print a completion script for bash, zsh or fish',
  description:
    'Print a script that completes commands, options, values and releases. The script runs nothing while you type. Print it\n' +
    'again after an update.\n\n' +
    '  bash  source <(cilium-extras completion bash)   in ~/.bashrc\n' +
    '  zsh   source <(cilium-extras completion zsh)    in ~/.zshrc, after compinit\n' +
    '  fish  cilium-extras completion fish \\\n' +
    '          > ~/.config/fish/completions/cilium-extras.fish',
  examples: ['completion bash'],
  writesConfiguration: true,
  isAboutCommands: true,
  load: () => import('../actions/completion.ts'),
};
