#!/usr/bin/env node
import { useCodeCache } from './code-cache.ts';

/** A stream of the process, opened when first asked for: that takes time, and few commands use all of them. */
function opened(name: 'stdout' | 'stderr'): () => NodeJS.WriteStream {
  let stream: NodeJS.WriteStream | undefined;
  return () => {
    if (!stream) {
      stream = process[name];
      // Who reads the output may leave early (`| head`): that is nobody's error.
      stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE') throw error;
        process.exit();
      });
    }
    return stream;
  };
}

async function start(): Promise<void> {
  useCodeCache();
  const { main, reportError } = await import('./main.ts');
  const stdout = opened('stdout');
  const stderr = opened('stderr');
  const program = {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return stdout();
    },
    get stderr() {
      return stderr();
    },
  };
  process.on('uncaughtException', (error) => {
    process.exit(reportError(error, program));
  });
  // Set, not called: a pipe has to drain.
  process.exitCode = await main(program);
}

void start();
