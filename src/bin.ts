#!/usr/bin/env node
import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { useCodeCache } from './cli/code-cache.ts';
import type { Output } from './cli/io/output.ts';

/**
 * Opens one of the process's outputs. If a write fails, it calls `lost`, but only once, and not if the reader has
 * closed the pipe. It writes to files and pipes directly. Node's streams, which take a tenth of the startup time, are
 * for terminals.
 */
function openOutput(descriptor: 1 | 2, lost: (code: string | undefined) => void): Output {
  const stream = once(() => (descriptor === 1 ? process.stdout : process.stderr).on('error', failed));
  let isOver = false;
  function failed({ code }: NodeJS.ErrnoException): void {
    if (isOver) return;
    isOver = true;
    // A reader may close the pipe early (`| head`). That is not an error, and the result of the run still decides the
    // exit code.
    if (code !== 'EPIPE') lost(code);
  }
  if (!isPlain(descriptor)) return stream();
  let isBusy = false;
  return {
    write(text) {
      if (isBusy) stream().write(text);
      if (isBusy || isOver) return;
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length; ) {
        try {
          done += writeSync(descriptor, bytes, done);
        } catch (error) {
          isBusy = (error as NodeJS.ErrnoException).code === 'EAGAIN';
          if (isBusy) stream().write(bytes.subarray(done));
          else failed(error as NodeJS.ErrnoException);
          return;
        }
      }
    },
  };
}

/** True for files, pipes, sockets and the null device, which can be written to directly. */
function isPlain(descriptor: number): boolean {
  if (process.platform === 'win32') return false;
  const status = fstatSync(descriptor);
  if (status.isFile() || status.isFIFO() || status.isSocket()) return true;
  return status.isCharacterDevice() && status.rdev === statSync(devNull).rdev;
}

/** Opens a stream on first use, because that takes time, and not every command uses all streams. */
function once<T>(open: () => T): () => T {
  let opened: T | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Delays a signal that arrives while `action` runs. It has its usual effect once `action` is done. */
async function uninterrupted(action: () => void): Promise<void> {
  let caught: NodeJS.Signals | undefined;
  const listener = (signal: NodeJS.Signals): void => {
    caught = signal;
  };
  for (const signal of signals) process.on(signal, listener);
  try {
    action();
    // Node delivers signals when it returns to its event loop.
    await new Promise((resolve) => setTimeout(resolve));
  } finally {
    for (const signal of signals) process.off(signal, listener);
  }
  if (caught !== undefined) process.kill(process.pid, caught);
}

async function start(): Promise<void> {
  useCodeCache(process.argv[2]);
  const { main, reportError } = await import('./cli/main.ts');
  const { exitUsage } = await import('./core/exit-codes.ts');
  let resultLost = false;
  // If standard error cannot be written to, there is no place left to report it.
  const stderr = once(() => openOutput(2, () => {}));
  const stdout = once(() =>
    openOutput(1, (code) => {
      resultLost = true;
      process.exitCode = exitUsage;
      stderr().write(`cilium-extras: the result cannot be written: the system reports ${code}\n`);
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
  // Sets the exit code instead of calling `process.exit`, so that a pipe can drain.
  if (!resultLost) process.exitCode = code;
}

void start();
