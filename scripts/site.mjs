/** Builds the page into `site/dist`. `--serve` shows it on a loopback port as it was built. */
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const configFile = fileURLToPath(new URL('../site/vite.config.ts', import.meta.url));
await build({ configFile, logLevel: 'warn' });
if (process.argv.includes('--serve')) {
  const server = await preview({ configFile, preview: { host: '127.0.0.1' } });
  server.printUrls();
}
