/**
 * `npm run fuzz -- --seed N --runs N`: runs the properties of test/fuzz for a long time, and all size bounds. `npm run
 * fuzz -- --ansible --python PYTHON`: compares the readers of inventories with Ansible itself.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { compareWithAnsible } from './ansible.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    runs: { type: 'string', default: '1000' },
    ansible: { type: 'boolean', default: false },
    python: { type: 'string', default: 'python3' },
  },
});
console.log(`seed ${values.seed}, ${values.runs} runs`);
if (values.ansible)
  process.exitCode = await compareWithAnsible(values.python, Number(values.seed), Number(values.runs));
else {
  const { status } = spawnSync('npx', ['--no-install', 'vitest', 'run', 'test/fuzz', 'test/robustness'], {
    stdio: 'inherit',
    env: { ...process.env, FUZZ_SEED: values.seed, FUZZ_RUNS: values.runs, ROBUSTNESS: 'all' },
  });
  process.exitCode = status ?? 1;
}
