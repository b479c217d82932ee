import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { run } from '../cli/run.ts';
import { browser, runInBrowser } from './browser.ts';
import { type Packed, packAndInstall } from './packed.ts';

const start = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const intentText = await readFile(join(root, 'examples/egress-gateway.yaml'), 'utf8');
const groupVarsText = `cilium_config_extra_vars:
  enable-bpf-masquerade: true
  enable-ipv4-egress-gateway: true
  kube-proxy-replacement: strict
`;

let packed: Packed;
/** A folder with only two inputs. */
let folder: string;

beforeAll(async () => {
  packed = await packAndInstall();
  folder = await mkdtemp(join(tmpdir(), 'cilium-extras-use-'));
  await writeFile(join(folder, 'intent.yaml'), intentText);
  await mkdir(join(folder, 'group_vars'));
  await writeFile(join(folder, 'group_vars/all.yml'), groupVarsText);
});

/** Runs the installed program. */
async function installed(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const program = join(packed.prefix, 'bin/cilium-extras');
  const env = { PATH: process.env.PATH, NO_COLOR: '1' };
  return start(program, argv, { cwd: folder, env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

describe('the tarball', () => {
  test('holds the program, the library, its types, the facts, the schemas and the licences', () => {
    for (const path of [
      'README.md',
      'LICENSE',
      'package.json',
      'catalog/index.json',
      'catalog/kubespray/v2.31.0.json',
      'catalog/cilium/1.19.json',
      'dist/bin.cjs',
      'dist/index.js',
      'dist/matrix.json',
      'dist/node.js',
      'dist/types/src/index.d.ts',
      'dist/types/src/node.d.ts',
      'dist/schemas/intent.schema.json',
      'dist/schemas/group-vars.schema.json',
      'dist/THIRD-PARTY-LICENSES.txt',
      'docs/features/dsr.md',
      'docs/rules/dead-variable.md',
      'site/dist/index.html',
      'site/dist/matrix.json',
    ]) {
      expect(packed.files).toContain(path);
    }
  });

  test('holds nothing else: no sources, tests, maps or tools', () => {
    const wanted =
      /^(?:README(?:\.zh)?\.md|LICENSE|CHANGELOG\.md|package\.json|docs\/(?:features|rules)\/(?:[^/]+\/)?[^/]+\.md|catalog\/.*\.json|dist\/(?:bin\.cjs|index\.js|node\.js)|dist\/chunks\/[^/]+\.c?js|dist\/matrix\.json|dist\/schemas\/[^/]+\.json|dist\/man\/[^/]+\.1|dist\/types\/.*\.d\.ts|dist\/THIRD-PARTY-LICENSES\.txt|site\/dist\/(?:index\.html|icon\.svg|licenses\.txt|offline\.js|(?:files|matrix|names|rules|rules-zh)\.json|assets\/[^/]+\.(?:js|css)))$/;
    expect(packed.files.filter((path) => !wanted.test(path))).toEqual([]);
  });

  test('is small', () => {
    // Of this, the catalog is 1 MB, and the page with its editor, worker and texts 0.6 MB.
    expect(packed.size).toBeLessThan(2.85 * 1024 * 1024);
    // Of this, the catalog with images and objects of each chart is 7 MB, and the program in its forms 4 MB.
    expect(packed.unpackedSize).toBeLessThan(14.5 * 1024 * 1024);
  });

  test('brings no other package', async () => {
    expect(manifest).not.toHaveProperty('dependencies');
    expect(await readdir(join(packed.prefix, 'lib/node_modules'))).toEqual(['cilium-extras']);
    expect(await readdir(join(packed.prefix, 'lib/node_modules/cilium-extras'))).not.toContain('node_modules');
  });
});

test('docs/dependencies.md tells of every library that is bundled, and of no other', async () => {
  const folder = join(packed.prefix, 'lib/node_modules/cilium-extras');
  const notices = await readFile(join(folder, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
  const page = await readFile(join(root, 'docs/dependencies.md'), 'utf8');
  const ofPage = await readFile(join(folder, 'site/dist/licenses.txt'), 'utf8');
  const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name);
  const [bundled, inPage] = [notices, ofPage].map((text) => namesIn(text, /^(\S+) \d+\.\d+\.\d+\S* \(.+\)$/gm));
  const [program = '', website = ''] = page.split(/^## The page$/m);
  const row = /^\| `([^`]+)` \| .{20}/gm;
  expect(namesIn(program, row)).toEqual(bundled);
  // Packages that the page uses in addition to the library's own.
  expect(namesIn(website, row)).toEqual(inPage?.filter((name) => !bundled?.includes(name)));
});

describe('the installed program', () => {
  test('shows its help and its version', async () => {
    expect((await installed('--help')).stdout).toBe((await run(['--help'])).stdout);
    expect((await installed('--version')).stdout).toBe(`${manifest.version}\n`);
  });

  test.each([
    [['generate', 'intent.yaml']],
    [['generate', '--format', 'kubean', '--kubespray', 'v2.27.1', 'intent.yaml']],
    [['lint', '--kubespray', 'v2.27.1', '.']],
    [['lint', '--format', 'sarif', '--kubespray', 'v2.31.0', 'group_vars/all.yml']],
    [['explain', 'dsr/needs-native-routing']],
    [['translate', '--kubespray', 'v2.31.0', '--set', 'loadBalancer.algorithm=maglev']],
    [['check', '--kubespray', 'v2.28.0', 'intent.yaml']],
    [['import', '--kubespray', 'v2.27.1', 'group_vars/all.yml']],
    [['schema', 'group-vars']],
    // The installed program reads the built matrix; the sources compute it.
    [['explain', 'egressGateway']],
    [['matrix', '--feature', 'egressGateway', '--format', 'markdown']],
    [['matrix', '--kubespray', 'master', '--format', 'json']],
    [['generate', 'nothing.yaml']],
  ])('%j answers as the sources do', async (argv) => {
    const answer = await installed(...argv);
    expect(answer).toEqual(await run(argv, { cwd: folder }));
    expect(answer.stdout + answer.stderr).not.toBe('');
  });

  test('keeps the matrix that the page works out', async () => {
    const { stdout } = await installed('matrix', '--format', 'json');
    const page = join(packed.prefix, 'lib/node_modules/cilium-extras/site/dist/matrix.json');
    expect(JSON.parse(stdout)).toEqual({ rows: JSON.parse(await readFile(page, 'utf8')) });
  });

  test('serves the page with the facts of the package', async () => {
    const served = spawn(join(packed.prefix, 'bin/cilium-extras'), ['playground', '--port', '0'], { cwd: folder });
    try {
      const [line] = (await once(served.stdout, 'data')) as [Buffer];
      const address = line.toString().trim();
      const page = await (await fetch(address)).text();
      const [, script = ''] = /src="\.\/(assets\/[^"]+\.js)"/.exec(page) ?? [];
      expect((await fetch(new URL(script, address))).headers.get('content-type')).toContain('javascript');
      expect(await (await fetch(new URL('catalog/index.json', address))).json()).toHaveProperty('kubespray');
    } finally {
      served.kill();
    }
  });

  test('writes files', async () => {
    expect(await installed('generate', 'intent.yaml', '-o', 'out.yml')).toMatchObject({ code: 0, stdout: '' });
    const { stdout } = await run(['generate', 'intent.yaml'], { cwd: folder });
    expect(await readFile(join(folder, 'out.yml'), 'utf8')).toBe(stdout);
    await cp(join(folder, 'group_vars'), join(folder, 'fixed/group_vars'), { recursive: true });
    await installed('lint', '--fix', '--kubespray', 'v2.31.0', 'fixed');
    expect(await readFile(join(folder, 'fixed/group_vars/all.yml'), 'utf8')).not.toBe(groupVarsText);
  });
});

/** A user's folder in which the package is installed. */
async function project(files: Record<string, string>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cilium-extras-library-'));
  await mkdir(join(path, 'node_modules'));
  await symlink(join(packed.prefix, 'lib/node_modules/cilium-extras'), join(path, 'node_modules/cilium-extras'));
  await writeFile(join(path, 'package.json'), '{ "type": "module" }');
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
  return path;
}

const program = `
import {
  collectImages,
  diagnoseFiles,
  features,
  groupVars,
  imageList,
  imagesOf,
  lint,
  memoryFileSystem,
  normalise,
  planIntent,
  transitionBetween,
  wayMarkdown,
} from 'cilium-extras';

const live = JSON.stringify({
  kind: 'ConfigMap',
  metadata: { name: 'cilium-config' },
  data: { 'enable-recorder': 'true' },
});

export async function work(catalog, intentText, groupVarsText) {
  const { plan } = await planIntent(intentText, 'intent.yaml', { catalog, features });
  const files = memoryFileSystem({ 'group_vars/all.yml': groupVarsText });
  const { findings } = await lint(['group_vars/all.yml'], { files, catalog, target: { kubespray: 'v2.27.1' } });
  const target = { kubespray: 'v2.31.0' };
  const images = imageList(collectImages(await imagesOf({ target }, catalog)));
  const { way } = await transitionBetween('v2.27.1', 'v2.28.1', { files, catalog, target: {} });
  const collected = memoryFileSystem({ 'live.json': live });
  const { diagnosis } = await diagnoseFiles(['live.json'], { files: collected, catalog, cilium: '1.19.3' });
  return {
    generated: groupVars(plan),
    findings: normalise(findings),
    images,
    way: wayMarkdown(way),
    diagnosed: diagnosis.findings.map(({ rule }) => rule),
  };
}
`;

/** The results of the program for the same inputs. */
async function fromProgram() {
  const generated = (await run(['generate', 'intent.yaml'], { cwd: folder })).stdout;
  const argv = ['lint', '--format', 'json', '--kubespray', 'v2.27.1', 'group_vars/all.yml'];
  const { findings } = JSON.parse((await run(argv, { cwd: folder })).stdout) as { findings: Place[] };
  const images = (await run(['images', '--kubespray', 'v2.31.0', '--format', 'list'])).stdout;
  const way = (await run(['transition', 'v2.27.1', 'v2.28.1', '--format', 'markdown'])).stdout;
  return {
    generated,
    findings: findings.map(place),
    images,
    way,
    diagnosed: ['doctor/excerpt', 'unknown-agent-option'],
  };
}

interface Place {
  rule: string;
  severity: string;
  message: string;
  subject: string;
  line: number;
  column: number;
}

function place({ rule, severity, message, subject, line, column }: Place): Place {
  return { rule, severity, message, subject, line, column };
}

interface Worked {
  generated: string;
  findings: (Place & { location: { line: number; column: number } })[];
  images: string;
  way: string;
  diagnosed: string[];
}

/** The library's findings in the form of the program's. */
function told({ findings, ...rest }: Worked) {
  return { ...rest, findings: findings.map((finding) => place({ ...finding, ...finding.location })) };
}

describe('the library', () => {
  test('works in Node', async () => {
    const path = await project({
      'work.js': program,
      'main.js': `
import { readFileSync } from 'node:fs';
import { openCatalog } from 'cilium-extras/node';
import schema from 'cilium-extras/schemas/intent.schema.json' with { type: 'json' };
import index from 'cilium-extras/catalog/index.json' with { type: 'json' };
import { work } from './work.js';

if (schema.title !== 'cilium-extras intent' || index.kubespray.length === 0) throw new Error('data');
const [intent, groupVars] = process.argv.slice(2);
console.log(JSON.stringify(await work(openCatalog(), readFileSync(intent, 'utf8'), readFileSync(groupVars, 'utf8'))));
`,
    });
    const inputs = [join(folder, 'intent.yaml'), join(folder, 'group_vars/all.yml')];
    const { stdout } = await start(process.execPath, ['--no-warnings', join(path, 'main.js'), ...inputs]);
    const own = await fromProgram();
    expect(own.findings.length).toBeGreaterThan(2);
    expect(told(JSON.parse(stdout))).toEqual(own);
  });

  test.each(['README.md', 'README.zh.md'])('does what %s shows', async (page) => {
    const [, example] = /^```js\n([\s\S]*?)^```/m.exec(await readFile(join(root, page), 'utf8')) ?? [];
    const path = await project({ 'example.js': example ?? '' });
    const { stdout } = await start(process.execPath, [join(path, 'example.js')]);
    expect(stdout).toContain('algorithm: maglev');
    expect(stdout).toContain('Set features.maglev.hashSeed');
  });

  test('has types that need no other package', async () => {
    const path = await project({
      'main.ts': `
import { Catalog, type Diagnosis, diagnoseFiles, type Finding, features, groupVars, type ImageSubject, imagesOf, lint, memoryFileSystem, planIntent, rules, transitionBetween, type Way, wayScript } from 'cilium-extras';

const catalog = new Catalog({ read: async (path: string) => (await fetch(path)).json() });
const { plan, findings } = await planIntent('version: 1', 'intent.yaml', { catalog, features });
export const written: string | undefined = plan && groupVars(plan);
export const all: Finding[] = [...findings, ...(await lint(['a.yml'], { catalog, files: memoryFileSystem({}) })).findings];
export const ids: string[] = rules.map(({ id }) => id);
export const files = memoryFileSystem({});
export const subject: ImageSubject = await imagesOf({ target: { kubespray: 'v2.31.0' } }, catalog);
export const way: Way = (await transitionBetween('v2.27.1', 'v2.28.1', { files, catalog, target: {} })).way;
export const script: string = wayScript(way);
export const diagnosis: Diagnosis = (await diagnoseFiles(['live.yaml'], { files, catalog })).diagnosis;
// @ts-expect-error a rule's id is text
export const wrong: number[] = ids;
`,
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          skipLibCheck: false,
          module: 'NodeNext',
          target: 'ES2023',
          types: [],
        },
        files: ['main.ts'],
      }),
    });
    const compiler = join(root, 'node_modules/.bin/tsc');
    const { stdout } = await start(compiler, ['--project', path]).catch((error) => error);
    expect(stdout).toBe('');
  });

  // The test's name shows that it was skipped if no browser is found.
  test.skipIf(browser === undefined)(
    `does in a browser what the program does${browser === undefined ? ' (SKIPPED: no Chromium on PATH, and none in CHROME_PATH)' : ''}`,
    async () => {
      const path = await project({
        'work.js': program,
        'main.js': `
import { Catalog } from 'cilium-extras';
import { work } from './work.js';

const catalog = new Catalog({ read: async (path) => (await fetch('/catalog/' + path)).json() });
const read = async (path) => (await fetch(path)).text();
const answer = await work(catalog, await read('/intent.yaml'), await read('/group_vars/all.yml'));
await fetch('/answer', { method: 'POST', body: JSON.stringify(answer) });
`,
      });
      const answer = await runInBrowser(join(path, 'main.js'), {
        '/catalog/': join(packed.prefix, 'lib/node_modules/cilium-extras/catalog'),
        '/': folder,
      });
      expect(told(answer as Worked)).toEqual(await fromProgram());
    },
  );
});
