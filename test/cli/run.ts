import { Readable } from 'node:stream';
import { main } from '../../src/cli/main.ts';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the program inside this process, with an empty environment and with streams that are not terminals. */
export async function run(
  argv: readonly string[],
  {
    cwd = process.cwd(),
    stdin = '',
    env = {},
    terminal = false,
  }: { cwd?: string; stdin?: string | Uint8Array; env?: Record<string, string>; terminal?: boolean } = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY: terminal,
    write(text: string) {
      written[name] += text;
    },
  });
  const input = Object.assign(Readable.from([Buffer.from(stdin)]), { isTTY: terminal });
  const code = await main({ argv, env, cwd, stdin: input, stdout: output('stdout'), stderr: output('stderr') });
  return { code, ...written };
}
