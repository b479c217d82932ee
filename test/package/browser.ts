/** Runs a program in a real browser, which fetches its inputs and posts its answer. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { build } from 'esbuild';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser on this machine; undefined if none is found. */
export const browser: string | undefined = [
  process.env.CHROME_PATH ?? '',
  ...(process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name))),
].find((path) => path !== '' && isProgram(path));

/** Reports errors of the page from a script of its own: a module that fails to load cannot run any code. */
const reporter = `
  const report = (error) => fetch('/error', { method: 'POST', body: JSON.stringify(String(error?.stack ?? error)) });
  addEventListener('error', ({ error, message, target }) => report(error ?? message ?? target.src + ' does not load'), true);
  addEventListener('unhandledrejection', ({ reason }) => report(reason));
`;

/**
 * Bundles a program for browsers, opens a page with it, and resolves to what it posts to `/answer`. Rejects with the
 * page's own error if it fails before that.
 *
 * @param folders what the page can fetch: folders by the prefix of their addresses, the longest first
 */
export async function runInBrowser(entry: string, folders: Record<string, string>): Promise<unknown> {
  if (browser === undefined) throw new Error('there is no browser');
  // Platform `browser` without externals: a module of Node is an error here.
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    write: false,
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  const profile = await mkdtemp(join(tmpdir(), 'cilium-extras-browser-'));

  let answered: (answer: unknown) => void;
  let failed: (error: Error) => void;
  const answer = new Promise<unknown>((resolve, reject) => {
    answered = resolve;
    failed = reject;
  });
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      response.end();
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
      if (path === '/error') failed(new Error(`the page fails: ${body}`));
      else answered(body);
      return;
    }
    if (path === '/') {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><script>${reporter}</script><script type="module" src="/main.js"></script>`);
      return;
    }
    if (path === '/main.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(script);
      return;
    }
    const [prefix, folder] = Object.entries(folders).find(([prefix]) => path.startsWith(prefix)) ?? ['', ''];
    const text = await readFile(join(folder, path.slice(prefix.length))).catch(() => undefined);
    response.statusCode = text === undefined ? 404 : 200;
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', `--user-data-dir=${profile}`];
  const page = spawn(browser, [...flags, `http://127.0.0.1:${port}/`], { stdio: 'ignore' });
  const ended = new Promise<never>((_, reject) => {
    page.once('error', reject);
    page.once('exit', (code) => reject(new Error(`the browser ended with ${code} before the page answered`)));
  });
  // The race below awaits it; a browser that ends later does not matter.
  ended.catch(() => undefined);
  try {
    return await Promise.race([answer, ended]);
  } finally {
    const exit = new Promise((resolve) => page.once('exit', resolve));
    page.kill('SIGKILL');
    if (page.exitCode === null && page.signalCode === null) await exit;
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
