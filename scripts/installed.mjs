/** Development dependencies, for builds that npm starts before it has installed any. */
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs what is missing in the current folder. A global installation from git, as pre-commit's, builds before it has
 * put the development dependencies here, and would have npm put them elsewhere.
 */
export function installDependencies() {
  delete process.env.npm_config_global;
  if (existsSync('node_modules/rolldown')) return;
  execSync('npm ci --ignore-scripts --no-audit --no-fund', { stdio: 'inherit' });
}
