/** Checks the tarball that npm would publish from `dist/`: its entry points with publint, its types with attw. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// `dist/` exists already. Both tools pack, and packing would build it again.
const env = { ...process.env, npm_config_ignore_scripts: 'true' };

const tools = {
  publint: ['node_modules/publint/src/cli.js', '--strict'],
  // The library consists of ES modules only. JSON files have no types.
  attw: [
    'node_modules/@arethetypeswrong/cli/dist/index.js',
    '--pack',
    '.',
    '--profile',
    'esm-only',
    '--format',
    'ascii',
    '--quiet',
  ],
};
for (const [name, options] of Object.entries(tools)) {
  const { status } = spawnSync(process.execPath, options, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`${name} has objections.`);
    process.exit(1);
  }
}
