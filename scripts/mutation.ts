/**
 * Mutation testing in parts, as the whole takes hours: `npm run mutation -- 1/4` judges every fourth file of what
 * `stryker.config.json` names, from the first one on. What has been judged is kept in `.stryker/`, so the parts add up.
 * The examples of features and rules are left out: they are what the tests put in. Other arguments are Stryker's.
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

/** A file as Stryker takes it: the lines around its examples. */
function linesOf(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const start = lines.findIndex((line) => /^ {2}examples: [[{]$/.test(line));
  const end = lines.findIndex((line, i) => i > start && /^ {2}[\]}],$/.test(line));
  if (start < 0 || end < 0) return [file];
  return [`${file}:1-${start}`, `${file}:${end + 2}-${lines.length}`];
}

const [first = '', ...rest] = process.argv.slice(2);
const [, nth, of] = /^(\d+)\/(\d+)$/.exec(first) ?? [];
const options =
  nth && of ? ['--mutate', filesOf(Number(nth), Number(of)).flatMap(linesOf).join(), ...rest] : process.argv.slice(2);
process.exitCode = spawnSync('npx', ['--no-install', 'stryker', 'run', ...options], { stdio: 'inherit' }).status ?? 1;
