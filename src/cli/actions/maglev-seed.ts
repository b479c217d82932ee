import { randomBytes } from 'node:crypto';
import { exitOk } from '../../core/exit-codes.ts';
import type { Io } from '../io/io.ts';

/** Cilium requires exactly 12 bytes (`bpf-lb-maglev-hash-seed`). */
const seedBytes = 12;

/** `maglev-seed`: prints a new seed on stdout. */
export async function run(io: Io, options: { format: 'text' | 'json' }): Promise<number> {
  const hashSeed = randomBytes(seedBytes).toString('base64');
  io.stdout.write(`${options.format === 'json' ? JSON.stringify({ hashSeed }) : hashSeed}\n`);
  return exitOk;
}
