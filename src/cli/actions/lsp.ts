/** `lsp`: the language server on standard input and output. */
import { existsSync } from 'node:fs';
import { createConnection } from 'vscode-languageserver/node';
import { docsLink } from '../../core/docs-link.ts';
import { exitOk } from '../../core/exit-codes.ts';
import { nodeFileSystem } from '../../formats/files/node-file-system.ts';
import { serve } from '../../lsp/server.ts';
import { openCatalog } from '../io/catalog-files.ts';
import type { Io } from '../io/io.ts';

/** Runs until the client ends the connection; resolves to the exit code. */
export async function run(_io: Io): Promise<number> {
  const connection = createConnection(process.stdin, process.stdout);
  const ended = new Promise<void>((resolve) => {
    connection.onExit(resolve);
  });
  serve(connection, { files: nodeFileSystem, catalog: openCatalog(), pageOf });
  await ended;
  return exitOk;
}

/** The package's folder beside the bundle (`dist/chunks/`, `dist/`), or beside the sources. */
const roots = ['../../', '../', '../../../'].map((path) => new URL(path, import.meta.url));

/** A rule's page where the project publishes it, else the one that the package brings. */
function pageOf(rule: string): string | undefined {
  const [feature, constraint] = rule.split('/');
  const page = constraint === undefined ? `docs/rules/${rule}.md` : `docs/features/${feature}.md`;
  const link = docsLink(page);
  if (link !== page) return link;
  return roots.map((root) => new URL(page, root)).find((candidate) => existsSync(candidate))?.href;
}
