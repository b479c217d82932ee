/** `npm run fuzz -- --seed N --runs N`: the properties of test/fuzz for long, and the whole of the size bounds. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    runs: { type: 'string', default: '1000' },
  },
});
console.log(`seed ${values.seed}, ${values.runs} runs a property`);
const { status } = spawnSync('npx', ['--no-install', 'vitest', 'run', 'test/fuzz', 'test/robustness'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_SEED: values.seed, FUZZ_RUNS: values.runs, ROBUSTNESS: 'all' },
});
process.exitCode = status ?? 1;
