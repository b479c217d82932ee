/** `playground`: serves the page from this machine, for this machine. */

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servePage } from '../../src/cli/io/page-server.ts';
import { run } from '../cli/run.ts';

let server: Server;
let port: number;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cilium-extras-playground-'));
  await mkdir(join(folder, 'page/assets'), { recursive: true });
  await mkdir(join(folder, 'catalog'));
  await writeFile(join(folder, 'page/index.html'), '<p>page</p>');
  await writeFile(join(folder, 'page/assets/a.js'), 'export {}');
  await writeFile(join(folder, 'page/notes.pem'), 'a key');
  await writeFile(join(folder, 'catalog/index.json'), '{}');
  await writeFile(join(folder, 'secret.json'), '"outside"');
  const served = await servePage({ page: join(folder, 'page'), catalog: join(folder, 'catalog') }, 0);
  server = served.server;
  port = Number(new URL(served.address).port);
  expect(served.address).toBe(`http://127.0.0.1:${port}/`);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Requests a path unchanged: `fetch` would normalise it. */
function ask(path: string, { method = 'GET', host = `127.0.0.1:${port}` } = {}) {
  return new Promise<{ status: number | undefined; type: string | undefined; body: string }>((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, method, headers: { host } }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'], body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the server', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<p>page</p>'],
    ['/index.html?a=b', 'text/html; charset=utf-8', '<p>page</p>'],
    ['/assets/a.js', 'text/javascript; charset=utf-8', 'export {}'],
    ['/catalog/index.json', 'application/json', '{}'],
  ])('gives %s', async (path, type, body) => {
    expect(await ask(path)).toEqual({ status: 200, type, body });
  });

  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/catalog/../../secret.json',
    '/catalog/%2e%2e%2f%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '/assets/',
    '/assets',
    '/notes.pem',
    '/nothing.html',
    '/%00.html',
    '/%zz.html',
    '//127.0.0.1/secret.json',
  ])('does not give %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: '' });
  });

  test('gives nothing under the name of another host, and takes nothing', async () => {
    expect(await ask('/', { host: 'evil.example' })).toMatchObject({ status: 404, body: '' });
    expect(await ask('/', { host: `localhost:${port}` })).toMatchObject({ status: 200 });
    expect(await ask('/', { method: 'POST' })).toMatchObject({ status: 405, body: '' });
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });
});

describe('the command', () => {
  test.each([['70000'], ['-1'], ['http'], ['1.5']])('refuses the port %s', async (text) => {
    const { code, stderr } = await run(['playground', '--port', text]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Use a number from 0 to 65535.')]);
  });

  test('says that a port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port: taken } = other.address() as AddressInfo;
    const { servePlayground } = await import('../../src/cli/actions/playground.ts');
    await expect(servePlayground({ page: '.', catalog: '.' }, taken)).rejects.toThrow(`port ${taken}: it is in use`);
    other.close();
  });
});
