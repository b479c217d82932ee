/** For any content of a file, every command ends, and explains its result in words. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Outcome, run } from '../cli/run.ts';
import { hostileInputs } from './hostile-inputs.ts';
import { secondsOf, violations } from './invariants.ts';

/** Every command that reads files, on a file of no particular kind. */
const commandLines: readonly { argv: readonly string[]; verbatim?: boolean }[] = [
  { argv: ['generate', 'input.yml', '--kubespray', 'v2.27.1', '--partial'] },
  { argv: ['generate', 'input.yml', '--format', 'helm-set', '--cilium', '1.18.4'] },
  { argv: ['generate', 'intent.yaml', '--inventory', 'input.yml'] },
  { argv: ['lint', 'input.yml', '--format', 'json', '--kubespray', 'v2.31.0'] },
  { argv: ['lint', 'hosts.ini', '--kubespray', 'v2.31.0'] },
  { argv: ['lint', 'input.yml', '--fix', '--dry-run', '--kubespray', 'v2.27.1'], verbatim: true },
  { argv: ['import', 'input.yml', '--kubespray', 'v2.30.0'] },
  { argv: ['translate', '-f', 'input.yml', '--kubespray', 'v2.31.0'] },
  { argv: ['translate', 'input.yml', '--kubespray', 'v2.31.0'] },
  { argv: ['migrate', 'input.yml', '--from', 'v2.27', '--to', 'v2.31'], verbatim: true },
  { argv: ['diff', 'input.yml', 'good.yml', '--kubespray', 'v2.31.0'] },
  { argv: ['verify', 'input.yml', '--intent', 'intent.yaml'] },
];

/** A bound for one command on a few kilobytes: far above the usual time, and far below that of a bomb. */
const maximalSeconds = 10;

describe('a file that holds', () => {
  test.each(Object.entries(hostileInputs))('%s', async (_, content) => {
    const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
    await writeFile(join(cwd, 'input.yml'), content);
    await writeFile(join(cwd, 'hosts.ini'), content);
    await writeFile(join(cwd, 'good.yml'), 'cilium_version: 1.18.4\n');
    await writeFile(
      join(cwd, 'intent.yaml'),
      'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { egressGateway: true }\n',
    );
    for (const { argv, verbatim = false } of commandLines) {
      let outcome: Outcome = { code: 0, stdout: '', stderr: '' };
      const seconds = await secondsOf(async () => {
        outcome = await run(argv, { cwd });
      });
      expect({ argv, violations: violations(outcome, { verbatim }) }).toEqual({ argv, violations: [] });
      expect(seconds).toBeLessThan(maximalSeconds);
    }
  });
});
