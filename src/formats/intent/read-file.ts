/**
 * Reading a file of ours: the quick way first, which takes files that are plain and have no flaw, and most of them are.
 * Every other file goes to the strict reader, which knows how to say what is wrong, and where.
 */
import { readQuickly } from '../../yaml/quick.ts';
import { Source } from '../../yaml/source.ts';
import { inOurWords } from './describe.ts';
import type { Data, FileFormat, Valid } from './format.ts';
import type { StrictResult } from './strict.ts';

function readPlain<Checked>(text: string, file: string, format: FileFormat<Checked>): Valid<Checked> | undefined {
  if (text.length > format.kind.maxCharacters) return undefined;
  const document = readQuickly(text);
  if (!document) return undefined;
  const data = format.prepare(document.data as Data, document.textAt);
  let hasFlaw = false;
  format.check?.(data, {
    add() {
      hasFlaw = true;
    },
  });
  const result = hasFlaw ? undefined : format.schema().safeParse(data, { error: inOurWords });
  if (!result?.success) return undefined;
  let source: Source | undefined;
  return {
    data: result.data,
    findings: [],
    locate(path) {
      const span = document.locate(path);
      source ??= new Source(text, file);
      return span ? source.location(span.start, span.end) : { file, line: 1, column: 1 };
    },
  };
}

/** Reads a file. Never throws for what the user wrote; the findings are in the order of the file. */
export async function readFile<Checked>(
  text: string,
  file: string,
  format: FileFormat<Checked>,
): Promise<StrictResult<Checked>> {
  const plain = readPlain(text, file, format);
  if (plain) return plain;
  const { readStrict } = await import('./strict.ts');
  return readStrict(text, file, format);
}
