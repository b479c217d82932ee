/** `playground`: the page, served from this installation. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../core/errors.ts';
import { exitOk } from '../../core/exit-codes.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { type PageFolders, servePage } from '../io/page-server.ts';

/** The package's directory, relative to `dist/chunks/`, `dist/` or `src/cli/actions/`. */
const folders = ['../../', '../', '../../../'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/** Runs `playground`; resolves when the server stops. A signal stops it by ending the program. */
export async function run(io: Io, { port }: { port: number }): Promise<number> {
  const folder = folders.find((path) => existsSync(`${path}site/dist/index.html`));
  if (folder === undefined) {
    throw new UserError('the page is not built', { hint: 'In a clone of the repository, run npm run site.' });
  }
  const { server, address } = await servePlayground({ page: `${folder}site/dist`, catalog: `${folder}catalog` }, port);
  io.stdout.write(`${address}\n`);
  io.stderr.write(`${inLanguage(io, 'Open this address in a browser. Ctrl+C stops the server.')}\n`);
  await new Promise((resolve) => server.once('close', resolve));
  return exitOk;
}

/**
 * Serves the page.
 *
 * @throws UserError if the port is not available
 */
export async function servePlayground(pages: PageFolders, port: number): ReturnType<typeof servePage> {
  try {
    return await servePage(pages, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'it is in use' : `the system answers ${code}`;
    throw new UserError(`cannot listen on port ${port}: ${reason}`, { hint: 'Use --port 0 for a free port.' });
  }
}
