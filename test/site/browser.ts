/** The built page in a real browser, served as by `playground`. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { servePage } from '../../src/cli/io/page-server.ts';
import { browser as executable } from '../package/browser.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The page, its server and a browser. */
export interface Site {
  address: string;
  /** The folder with the built page. */
  folder: string;
  browser: Browser;
  close(): Promise<void>;
}

/** Builds the page from the sources and serves it on a free port. */
export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'cilium-extras-site-'));
  await build({
    configFile: join(root, 'site/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const { server, address } = await servePage({ page: folder, catalog: join(root, 'catalog') }, 0);
  const browser = await chromium.launch({ executablePath: executable ?? '', args: ['--no-sandbox'] });
  return {
    address,
    folder,
    browser,
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A page, its errors and its requests. */
export interface Watched {
  page: Page;
  errors: string[];
  requests: string[];
}

/** Opens the page in a separate context and waits for its first check. */
export async function open(
  { browser, address }: Pick<Site, 'browser' | 'address'>,
  fragment: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options });
  // A missing element fails the test after this time; the speed of everything else depends on the machine.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const watched: Watched = { page, errors: [], requests: [] };
  page.on('pageerror', (error) => watched.errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && watched.errors.push(message.text()));
  context.on('request', (request) => watched.requests.push(request.url()));
  await page.goto(`${address}#${fragment}`);
  await checked(page);
  return watched;
}

/** Opens another state on the same page, as a link or the address bar does, and waits until it is checked. */
export async function go(page: Page, fragment: string): Promise<void> {
  await page.evaluate(`(async () => {
    const hash = ${JSON.stringify(`#${fragment}`)};
    if (location.hash === hash) return;
    const isRead = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    location.hash = hash;
    await isRead;
    // The page reads the address in its own listener, which ends before the next task.
    await new Promise((resolve) => setTimeout(resolve));
  })()`);
  await checked(page);
}

/** Waits until the current text has been checked. */
export async function checked(page: Page): Promise<void> {
  await page.locator('[role=status][data-milliseconds]:not([aria-busy=true])').waitFor();
}

/** The text in the editor. */
export async function editorText(page: Page): Promise<string> {
  return (await page.locator('.cm-line').allTextContents()).join('\n');
}

/** Serves the built page below a path, like a static host; `close` simulates the loss of the network. */
export async function hostBelow(folder: string, path: string): Promise<{ address: string; close(): void }> {
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer(async (request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = name.startsWith(path) ? name.slice(path.length) || 'index.html' : undefined;
    const content = file === undefined ? undefined : await readFile(join(folder, file)).catch(() => undefined);
    response.setHeader('content-type', types[extname(file ?? '')] ?? 'application/octet-stream');
    response.statusCode = content === undefined ? 404 : 200;
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${port}${path}`, close };
}
