/**
 * Properties that hold for any input of the program, tested with edited real files. A short run with a fixed seed here;
 * `npm run fuzz -- --seed N --runs N` for a long one. A failure shows the seed and the smallest input found.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { readDocuments } from '../../src/yaml/read.ts';
import { type Outcome, run } from '../cli/run.ts';
import { secondsOf, violations } from '../robustness/invariants.ts';
import fc from '../seeded.ts';
import {
  anyJson,
  bytes,
  flagText,
  intentText,
  liveText,
  meshText,
  servicesText,
  valuesText,
  variablesText,
} from './arbitraries.ts';

const parameters = { numRuns: Number(process.env.FUZZ_RUNS ?? 12) };
const timeout = process.env.FUZZ_RUNS === undefined ? undefined : 0;

/** Maximal CPU time of one command on a file of a few kilobytes. */
const maximalSeconds = 10;

const releases = (await openCatalog().index()).kubespray.map(({ release }) => release);
const release = fc.constantFrom(...releases);

const cwd = mkdtempSync(join(tmpdir(), 'cilium-extras-'));
afterAll(() => rmSync(cwd, { recursive: true }));

/** Runs the program in a folder with the files, and checks the properties of every run. */
async function outcomeOf(
  argv: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { verbatim?: boolean; findings?: boolean; stdin?: string } = {},
): Promise<Outcome> {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  let outcome: Outcome = { code: 0, stdout: '', stderr: '' };
  const seconds = await secondsOf(async () => {
    outcome = await run(argv, { cwd, stdin: options.stdin ?? '' });
  });
  expect({ argv, violations: violations(outcome, options) }).toEqual({ argv, violations: [] });
  expect(seconds).toBeLessThan(maximalSeconds);
  return outcome;
}

function parses(text: string): boolean {
  return readDocuments(text, { file: 'f' }).problems.length === 0;
}

interface Report {
  findings: { rule: string; severity: string; message: string }[];
}

describe('whatever the input', () => {
  test(
    'lint reports, and its fixes are stable, parse and are all there is to fix',
    () =>
      fc.assert(
        fc.asyncProperty(variablesText, release, async (text, kubespray) => {
          const lint = ['lint', 'v.yml', '--kubespray', kubespray];
          const { stdout } = await outcomeOf([...lint, '--format', 'json'], { 'v.yml': text });
          expect(JSON.parse(stdout)).toHaveProperty('findings');
          await outcomeOf([...lint, '--fix'], { 'v.yml': text });
          const fixed = readFileSync(join(cwd, 'v.yml'), 'utf8');
          if (parses(text)) expect(parses(fixed)).toBe(true);
          await outcomeOf([...lint, '--fix'], {});
          expect(readFileSync(join(cwd, 'v.yml'), 'utf8')).toBe(fixed);
        }),
        parameters,
      ),
    timeout,
  );

  test(
    'generate writes YAML that lints clean, or nothing',
    () =>
      fc.assert(
        fc.asyncProperty(intentText, release, async (text, kubespray) => {
          const generate = ['generate', 'i.yaml', '--kubespray', kubespray];
          const { code, stdout, stderr } = await outcomeOf(generate, { 'i.yaml': text });
          if (code !== 0) expect(stdout).toBe('');
          if (code !== 0) return;
          expect(parses(stdout)).toBe(true);
          const linted = await outcomeOf(['lint', 'v.yml', '--kubespray', kubespray, '--format', 'json'], {
            'v.yml': stdout,
          });
          const errors = (JSON.parse(linted.stdout) as Report).findings.filter(
            ({ severity, rule }) => severity === 'error' && !stderr.includes(rule),
          );
          expect({ errors, stdout }).toEqual({ errors: [], stdout });
        }),
        parameters,
      ),
    timeout,
  );

  test(
    'generate and check end in every format',
    () =>
      fc.assert(
        fc.asyncProperty(
          intentText,
          release,
          fc.constantFrom('kubean', 'helm-values', 'helm-set', 'cilium-cli', 'json'),
          async (text, kubespray, format) => {
            const target = ['--kubespray', kubespray];
            const { stdout } = await outcomeOf(['generate', 'i.yaml', '--partial', '--format', format, ...target], {
              'i.yaml': text,
            });
            if (format === 'json' && stdout !== '') JSON.parse(stdout);
            if (format === 'kubean' || format === 'helm-values') expect(parses(stdout)).toBe(true);
            await outcomeOf(['check', 'i.yaml', '--format', 'json', ...target], {});
          },
        ),
        parameters,
      ),
    timeout,
  );

  test(
    'import writes an intent that is one',
    () =>
      fc.assert(
        fc.asyncProperty(variablesText, release, async (text, kubespray) => {
          const { code, stdout } = await outcomeOf(['import', 'v.yml', '--kubespray', kubespray], { 'v.yml': text });
          if (code === 2 || stdout === '') return;
          expect(parses(stdout)).toBe(true);
          const checked = await outcomeOf(['check', 'i.yaml'], { 'i.yaml': stdout });
          expect({ code: checked.code === 2 ? checked.stderr : 'read', stdout }).toEqual({ code: 'read', stdout });
        }),
        parameters,
      ),
    timeout,
  );

  test(
    'translate takes any flag, or says why not',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(flagText, { minLength: 1, maxLength: 3 }),
          variablesText,
          release,
          async (flags, values, kubespray) => {
            const target = ['--kubespray', kubespray];
            const set = flags.flatMap((flag) => ['--set', flag]);
            const { stdout } = await outcomeOf(['translate', ...set, ...target], {});
            expect(parses(stdout)).toBe(true);
            await outcomeOf(['translate', '-f', 'v.yml', ...target], { 'v.yml': values });
            const line = `helm upgrade --install cilium cilium/cilium ${flags.map((flag) => `--set ${flag}`).join(' ')}\n`;
            await outcomeOf(['translate', '-', ...target], {}, { stdin: line });
          },
        ),
        parameters,
      ),
    timeout,
  );

  test(
    'migrate, diff, verify and generate --inventory come to an end',
    () =>
      fc.assert(
        fc.asyncProperty(variablesText, variablesText, release, release, async (text, other, from, to) => {
          const files = { 'v.yml': text, 'w.yml': other };
          await outcomeOf(['migrate', 'v.yml', '--from', from, '--to', to], files, { verbatim: true });
          await outcomeOf(['diff', 'v.yml', 'w.yml', '--kubespray', to], files);
          await outcomeOf(['verify', 'w.yml', '--inventory', 'v.yml', '--kubespray', to], files);
          const intent = 'version: 1\nfeatures: { egressGateway: true, maglev: true }\n';
          await outcomeOf(['generate', '-', '--inventory', 'v.yml', '--kubespray', to], files, { stdin: intent });
        }),
        parameters,
      ),
    timeout,
  );

  test(
    'values in any shape are translated as they are imported and generated',
    () =>
      fc.assert(
        fc.asyncProperty(valuesText, release, async (text, kubespray) => {
          const target = ['--kubespray', kubespray];
          const translated = await outcomeOf(['translate', '-f', 'v.yaml', ...target], { 'v.yaml': text });
          const imported = await outcomeOf(['import', 'v.yaml', ...target], {});
          await outcomeOf(['diff', 'v.yaml', 'v.yaml', ...target], {});
          if (translated.code !== 0 || imported.code !== 0 || !imported.stderr.includes('note')) return;
          const generated = await outcomeOf(['generate', 'i.yaml'], { 'i.yaml': imported.stdout });
          expect({ text, code: generated.code }).toEqual({ text, code: 0 });
        }),
        parameters,
      ),
    timeout,
  );

  test(
    'manifests of Services are annotated and linted',
    () =>
      fc.assert(
        fc.asyncProperty(servicesText, fc.constantFrom('1.12.19', '1.19.3'), async (text, cilium) => {
          const files = { 's.yaml': text };
          const annotate = ['mesh', 'annotate', 's.yaml', '--cilium', cilium];
          const { code, stdout } = await outcomeOf(annotate, files, { verbatim: true });
          if (code === 0 && parses(text)) expect({ text, parses: parses(stdout) }).toEqual({ text, parses: true });
          await outcomeOf(['lint', 's.yaml', '--kubespray', 'v2.31.0', '--fix', '--dry-run'], files, {
            verbatim: true,
          });
        }),
        parameters,
      ),
    timeout,
  );

  test(
    'meshes and what they are made of',
    () =>
      fc.assert(
        fc.asyncProperty(meshText, variablesText, intentText, async (mesh, inventory, intent) => {
          const files = { 'm.yaml': mesh, 'v.yml': inventory, 'w.yml': intent };
          // The findings are the result, even if a cluster cannot be read.
          const { stdout } = await outcomeOf(['mesh', 'check', 'm.yaml', '--format', 'json'], files, {
            findings: true,
          });
          if (stdout !== '') expect(JSON.parse(stdout)).toHaveProperty('findings');
          await outcomeOf(['mesh', 'plan', 'm.yaml'], files);
          await outcomeOf(['mesh', 'annotate', 'v.yml', '--mesh', 'm.yaml'], files, { verbatim: true });
        }),
        parameters,
      ),
    timeout,
  );

  test(
    'live configurations are read or refused',
    () =>
      fc.assert(
        fc.asyncProperty(liveText, variablesText, release, async (live, inventory, kubespray) => {
          const files = { 'live.yaml': live, 'v.yml': inventory };
          const target = ['--kubespray', kubespray];
          await outcomeOf(['verify', 'live.yaml', '--inventory', 'v.yml', '--all', ...target], files);
          await outcomeOf(['import', 'live.yaml'], files);
          await outcomeOf(['diff', 'live.yaml', 'v.yml', ...target], files);
        }),
        parameters,
      ),
    timeout,
  );

  test(
    'JSON of any kind is read or refused by every command that reads a file',
    () =>
      fc.assert(
        fc.asyncProperty(anyJson, release, async (text, kubespray) => {
          const files = { 'x.json': text };
          const target = ['--kubespray', kubespray];
          for (const argv of [
            ['lint', 'x.json'],
            ['import', 'x.json'],
            ['check', 'x.json'],
            ['translate', '-f', 'x.json'],
            ['diff', 'x.json', 'x.json'],
            ['verify', 'x.json', '--inventory', 'x.json'],
          ])
            await outcomeOf([...argv, ...target], files);
          await outcomeOf(['mesh', 'check', 'x.json'], files, { findings: true });
          await outcomeOf(['mesh', 'annotate', 'x.json', '--cilium', '1.19.3'], files, { verbatim: true });
        }),
        parameters,
      ),
    timeout,
  );

  test(
    'any bytes are read or refused',
    () =>
      fc.assert(
        fc.asyncProperty(bytes, fc.constantFrom('v.yml', 'hosts.ini', 'hosts', 'x.json'), async (content, name) => {
          const files = { [name]: content };
          await outcomeOf(['lint', name, '--kubespray', 'v2.31.0', '--format', 'sarif'], files);
          await outcomeOf(['lint', name, '--kubespray', 'v2.27.1'], files);
          await outcomeOf(['import', name, '--kubespray', 'v2.31.0'], files);
          await outcomeOf(['generate', name], files);
          await outcomeOf(['verify', name, '--inventory', name, '--kubespray', 'v2.31.0'], files);
        }),
        parameters,
      ),
    timeout,
  );

  test(
    'any arguments are understood or refused',
    () => {
      const names = commands.flatMap(({ syntax, options, subcommands = [] }) => [
        syntax.split(' ')[0] ?? '',
        ...(options?.() ?? []).flatMap(({ long }) => (long && long !== '--output' ? [long] : [])),
        ...subcommands.map((one) => one.syntax.split(' ')[0] ?? ''),
      ]);
      const argument = fc.oneof(
        fc.constantFrom(...names),
        fc.constantFrom(
          'v.yml',
          'nothing',
          '.',
          '',
          '-',
          '--',
          'v2.31.0',
          '2.27',
          'master',
          '1.18',
          'json',
          'x=y',
          '--help',
          '-V',
          '-x',
        ),
        flagText,
      );
      return fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...commands.map(({ syntax }) => syntax.split(' ')[0] ?? '')),
          fc.array(argument, { maxLength: 6 }),
          async (command, rest) => {
            // A command that writes into the folder would change the input of the next run.
            if (command === 'init' || rest.includes('--write') || rest.includes('-o')) return;
            await outcomeOf([command, ...rest], { 'v.yml': 'cilium_mtu: 1450\n' }, { verbatim: true });
          },
        ),
        parameters,
      );
    },
    timeout,
  );
});
