/** `lsp`: the language server on standard input and output. */
import { Readable, Writable } from 'node:stream';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { exitFindings, exitOk } from '../../core/exit-codes.ts';
import { nodeFileSystem } from '../../formats/files/node-file-system.ts';
import { serve } from '../../lsp/server.ts';
import { openCatalog } from '../io/catalog-files.ts';
import type { Io } from '../io/io.ts';
import { matrixOf } from '../io/kept-matrix.ts';
import { pageOf } from '../io/rule-pages.ts';

/**
 * Runs until the client exits or closes the connection. Resolves to 0 if the client requested the shutdown first, as
 * the protocol requires.
 */
export async function run(io: Io): Promise<number> {
  const reader = new StreamMessageReader(Readable.from(io.stdin));
  const connection = createConnection(reader, new StreamMessageWriter(outputOf(io)));
  let isAskedFor = false;
  connection.onShutdown(() => {
    isAskedFor = true;
  });
  const ended = new Promise<void>((resolve) => {
    connection.onExit(resolve);
    reader.onClose(() => resolve());
  });
  const catalog = openCatalog();
  serve(connection, {
    files: nodeFileSystem,
    catalog,
    matrix: matrixOf(catalog),
    pageOf,
    ...(io.language && { language: io.language }),
  });
  await ended;
  if (!isAskedFor) io.stderr.write('The editor closed the connection without a shutdown request.\n');
  return isAskedFor ? exitOk : exitFindings;
}

/** Each chunk is a whole header or message, so no character is split. */
function outputOf({ stdout }: Io): Writable {
  return new Writable({
    decodeStrings: false,
    write(piece: string | Uint8Array, _encoding, done) {
      stdout.write(typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8'));
      done();
    },
  });
}
