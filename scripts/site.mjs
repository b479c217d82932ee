/** Builds the page into `site/dist`. `--serve` serves the built page on a loopback port. */
import { fileURLToPath } from 'node:url';
import { installDependencies } from './installed.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
installDependencies();
const { build, preview } = await import('vite');
const configFile = 'site/vite.config.ts';
await build({ configFile, logLevel: 'warn' });
if (process.argv.includes('--serve')) {
  const server = await preview({ configFile, preview: { host: '127.0.0.1' } });
  server.printUrls();
}
