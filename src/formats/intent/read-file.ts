/**
 * Reads an intent or a mesh file. The quick reader comes first: it handles plain files without errors, and most files
 * are of that kind. The strict reader handles every other file: it reports what is wrong, and where.
 */
import { readQuickly } from '../../yaml/quick.ts';
import { Source } from '../../yaml/source.ts';
import type { Layer, ReadBase } from './base.ts';
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
  const result = hasFlaw ? undefined : format.schema(data).safeParse(data, { error: inOurWords });
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

/** A file that was read, and the texts of the files that it extends. */
export type ReadFile<Checked> = StrictResult<Checked> & { below?: readonly Layer[] };

/**
 * Reads a file. Never throws for the user's mistakes; the findings are in the order of the file.
 *
 * @param readBase reads the files that it extends, for a kind of file that supports it
 */
export async function readFile<Checked>(
  text: string,
  file: string,
  format: FileFormat<Checked>,
  readBase?: ReadBase,
): Promise<ReadFile<Checked>> {
  if (format.canExtend && text.includes('extends')) return readExtended(text, file, format, readBase);
  const plain = readPlain(text, file, format);
  if (plain) return plain;
  const { readStrict } = await import('./strict.ts');
  return readStrict(text, file, format);
}

async function readExtended<Checked>(
  text: string,
  file: string,
  format: FileFormat<Checked>,
  readBase: ReadBase | undefined,
): Promise<ReadFile<Checked>> {
  const [{ readStrict }, { layersBelow, mayExtend }] = await Promise.all([
    import('./strict.ts'),
    import('./layers.ts'),
  ]);
  if (!mayExtend(text)) return readStrict(text, file, format);
  const { layers, findings } = layersBelow({ text, file }, format.kind, readBase);
  if (findings.length > 0) return { findings, below: layers };
  return { ...readStrict(text, file, format, layers), below: layers };
}
