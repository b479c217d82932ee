/**
 * Mutation testing of samples or parts, because the whole takes hours. `npm run mutation -- --one-of 50` judges a
 * sample: every fiftieth mutant of all files that `stryker.config.json` names. `npm run mutation -- 1/4` judges every
 * fourth file, starting with the first. Results are kept in `.stryker/`, so the parts add up. The examples of features
 * and rules are left out: they are inputs of the tests. Other arguments are passed to Stryker.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import picomatch from 'picomatch';

function filesOf(nth: number, of: number): string[] {
  const { mutate } = JSON.parse(readFileSync('stryker.config.json', 'utf8')) as { mutate: string[] };
  const isWanted = picomatch(
    mutate.filter((pattern) => !pattern.startsWith('!')),
    { ignore: mutate.flatMap((pattern) => (pattern.startsWith('!') ? [pattern.slice(1)] : [])) },
  );
  return ['features', 'src']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
    .filter((file) => isWanted(file))
    .sort()
    .filter((_, i) => i % of === nth - 1);
}

/** A file in Stryker's notation: the lines before and after its examples. */
function linesOf(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const start = lines.findIndex((line) => /^ {2}examples: [[{]$/.test(line));
  const end = lines.findIndex((line, i) => i > start && /^ {2}[\]}],$/.test(line));
  if (start < 0 || end < 0) return [file];
  return [`${file}:1-${start}`, `${file}:${end + 2}-${lines.length}`];
}

/** Stryker's arguments and the size of the sample, from the command line. */
function parseArguments(words: string[]): { options: string[]; oneOf: string } {
  const [first = '', second = '', ...rest] = words;
  if (first === '--one-of')
    return { options: ['--mutate', filesOf(1, 1).flatMap(linesOf).join(), ...rest], oneOf: second };
  const [, nth, of] = /^(\d+)\/(\d+)$/.exec(first) ?? [];
  if (!nth || !of) return { options: words, oneOf: '1' };
  return {
    options: ['--mutate', filesOf(Number(nth), Number(of)).flatMap(linesOf).join(), ...words.slice(1)],
    oneOf: '1',
  };
}

const { options, oneOf } = parseArguments(process.argv.slice(2));
const { status } = spawnSync('npx', ['--no-install', 'stryker', 'run', ...options], {
  stdio: 'inherit',
  env: { ...process.env, MUTATION_SAMPLE: oneOf },
});
process.exitCode = status ?? 1;
