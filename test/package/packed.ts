/** The tarball as it would be published from the current sources, installed as a user would. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const start = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** npm runs tests with its own settings in the environment, which would affect the npm commands below. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

export interface Packed {
  tarball: string;
  /** Paths in the tarball. */
  files: string[];
  /** Bytes of the tarball, and of its content. */
  size: number;
  unpackedSize: number;
  /** The folder into which `npm install --global` has installed it. */
  prefix: string;
}

/** Packs in a copy, because packing builds and other tests read `dist`; then installs without a network. */
export async function packAndInstall(): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'cilium-extras-pack-'));
  const sources = join(folder, 'sources');
  const names = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'tsconfig.json', 'tsconfig.types.json'];
  for (const name of [
    ...names,
    'scripts/build.mjs',
    'scripts/code-cache.cjs',
    'scripts/installed.mjs',
    'scripts/licences.mjs',
    'scripts/man',
    'scripts/man.ts',
    'scripts/matrix.ts',
    'scripts/site.mjs',
    'site/index.html',
    'site/public',
    'site/prose.ts',
    'site/src',
    'site/vite.config.ts',
    'src',
    'features',
    'catalog',
    'docs/features',
    'docs/rules',
    'examples',
  ]) {
    await cp(join(root, name), join(sources, name), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(sources, 'node_modules'));
  const packed = await start('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', folder], {
    cwd: sources,
    env: environment,
    maxBuffer: 16 * 1024 * 1024,
  });
  const [facts] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[\n'))) as {
    filename: string;
    size: number;
    unpackedSize: number;
    files: { path: string }[];
  }[];
  if (!facts) throw new Error('npm pack made nothing');
  const tarball = join(folder, facts.filename);
  const prefix = join(folder, 'prefix');
  const empty = join(folder, 'empty');
  await mkdir(empty);
  await start('npm', ['install', '--global', '--offline', '--no-audit', '--no-fund', '--prefix', prefix, tarball], {
    cwd: empty,
    env: environment,
  });
  return {
    tarball,
    files: facts.files.map(({ path }) => path),
    size: facts.size,
    unpackedSize: facts.unpackedSize,
    prefix,
  };
}
