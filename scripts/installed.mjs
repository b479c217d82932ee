/** Installs development dependencies, for builds that npm starts before it has installed any. */
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs missing packages in the current folder. A global installation from git, as in pre-commit, builds before it
 * has installed the development dependencies here, and would make npm install them elsewhere.
 */
export function installDependencies() {
  delete process.env.npm_config_global;
  if (existsSync('node_modules/rolldown')) return;
  execSync('npm ci --ignore-scripts --no-audit --no-fund', { stdio: 'inherit' });
}
