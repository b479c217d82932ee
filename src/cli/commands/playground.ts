import { InvalidArgumentError, Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Use a number from 0 to 65535.');
}

export const playground: CommandDeclaration = {
  syntax: 'playground',
  summary: 'Serve the page with editor, findings and comparison',
  description:
    'Serve the page on 127.0.0.1 until the program is stopped, and print its address. The page works without a connection to other hosts; what is typed into it stays in the browser.',
  options: () => [new Option('--port <port>', 'port to listen on; 0 for a free one').argParser(readPort).default(8250)],
  examples: ['playground', 'playground --port 0'],
  hasNoResult: true,
  load: () => import('../actions/playground.ts'),
};
