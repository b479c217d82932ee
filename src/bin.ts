#!/usr/bin/env node
import { useCodeCache } from './code-cache.ts';

/** Standard output. `lost` is told if the result cannot be written; once, and not if nobody wants to read on. */
function openStdout(lost: (code: string | undefined) => void): NodeJS.WriteStream {
  let told = false;
  return process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    // Who reads may leave early (`| head`): that is nobody's error, and what the run found still decides its exit code.
    if (code === 'EPIPE' || told) return;
    told = true;
    lost(code);
  });
}

function openStderr(): NodeJS.WriteStream {
  // There is nowhere left to say so.
  return process.stderr.on('error', () => {});
}

/** Streams are opened when first asked for: that takes time, and not every command uses them all. */
function once<T>(open: () => T): () => T {
  let opened: T | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal that comes in while `action` runs does what it always does, but not before `action` is done. */
async function uninterrupted(action: () => void): Promise<void> {
  let caught: NodeJS.Signals | undefined;
  const listener = (signal: NodeJS.Signals): void => {
    caught = signal;
  };
  for (const signal of signals) process.on(signal, listener);
  try {
    action();
    // A signal is delivered when Node comes back to its loop.
    await new Promise((resolve) => setTimeout(resolve));
  } finally {
    for (const signal of signals) process.off(signal, listener);
  }
  if (caught !== undefined) process.kill(process.pid, caught);
}

async function start(): Promise<void> {
  useCodeCache();
  const { main, reportError } = await import('./main.ts');
  const { exitUsage } = await import('./exit-codes.ts');
  let resultLost = false;
  const stderr = once(openStderr);
  const stdout = once(() =>
    openStdout((code) => {
      resultLost = true;
      process.exitCode = exitUsage;
      stderr().write(`cilium-extras: the result cannot be written: the system answers ${code}\n`);
    }),
  );
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
    uninterrupted,
  };
  process.on('uncaughtException', (error) => {
    process.exit(reportError(error, program));
  });
  const code = await main(program);
  // Set, not called: a pipe has to drain.
  if (!resultLost) process.exitCode = code;
}

void start();
