/** Serves the built page and the catalog on the loopback interface, as static files only. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

/** The directories of the files. */
export interface PageFolders {
  page: string;
  /** Served under `catalog/`; the package contains it once, for the program and the page. */
  catalog: string;
}

/** File types of the page. Other files are not served. */
const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/** The file for an address; undefined for a file outside the directories, or of a type that the page does not use. */
function fileOf(address: string, { page, catalog }: PageFolders): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const [folder, name] = path.startsWith('/catalog/') ? [catalog, path.slice('/catalog'.length)] : [page, path];
  const file = join(folder, name === '/' ? 'index.html' : name);
  return file.startsWith(join(folder, sep)) && types.has(extname(file)) ? file : undefined;
}

/** False for a foreign host name: another site could resolve its name to this machine (DNS rebinding). */
function isLocal({ headers }: IncomingMessage): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(headers.host ?? '');
}

async function answer(request: IncomingMessage, response: ServerResponse, folders: PageFolders): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const file = isRead && isLocal(request) ? fileOf(request.url ?? '/', folders) : undefined;
  const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  response.setHeader('x-content-type-options', 'nosniff');
  if (file === undefined || content === undefined) {
    response.statusCode = isRead ? 404 : 405;
    response.end();
    return;
  }
  response.setHeader('content-type', types.get(extname(file)) ?? '');
  response.setHeader('cache-control', 'no-cache');
  response.end(request.method === 'HEAD' ? undefined : content);
}

/**
 * Listens on 127.0.0.1.
 *
 * @param port 0 chooses a free one
 * @throws the system's error if the port is in use or not allowed
 */
export async function servePage(folders: PageFolders, port: number): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => void answer(request, response, folders));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const number = typeof bound === 'object' && bound ? bound.port : port;
  return { server, address: `http://127.0.0.1:${number}/` };
}
