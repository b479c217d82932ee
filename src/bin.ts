#!/usr/bin/env node
import * as nodeModule from 'node:module';

// Compiled code is kept between runs where Node can do so: since 22.1, which the types for Node 20 do not know.
(nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.();

// Who reads the output may leave early (`| head`): that is nobody's error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

const { main, reportError } = await import('./main.ts');
const program = {
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  // Opening it takes time, and few commands read it.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
};
process.on('uncaughtException', (error) => {
  process.exit(reportError(error, program));
});
// Set, not called: a pipe has to drain.
process.exitCode = await main(program);
