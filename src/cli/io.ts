/** The world as a command sees it. Only `bin.ts` knows the process behind it; tests bring their own. */
export interface Io {
  /** Environment variables. */
  env: Readonly<Record<string, string | undefined>>;
  /** Directory that relative paths start from. */
  cwd: string;
  stdin: AsyncIterable<Uint8Array | string> & { isTTY?: boolean | undefined };
  /** The result, and nothing else. */
  stdout: Output;
  /** Everything else. */
  stderr: Output;
}

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
}

/** True if colours may be written: on a terminal (or by FORCE_COLOR), and never with NO_COLOR or a dumb terminal. */
export function usesColour(io: Io, output: Output): boolean {
  // https://no-color.org: present and not empty
  if (io.env.NO_COLOR !== undefined && io.env.NO_COLOR !== '') return false;
  if (io.env.FORCE_COLOR !== undefined && io.env.FORCE_COLOR !== '') return io.env.FORCE_COLOR !== '0';
  return output.isTTY === true && io.env.TERM !== 'dumb';
}
