/** Describes a kind of file of this program, independent of how its text is read. */
import type * as z from 'zod/mini';
import type { Location } from '../../core/finding.ts';
import type { Path } from '../../yaml/path.ts';
import type { JsonSchema } from './schema.ts';

/** A kind of file. */
export interface FileKind {
  /** Used in messages, and as the first part of rule ids: `intent`. */
  name: string;
  /** With its article: `an intent`. */
  one: string;
  /** A limit that no handwritten file reaches. */
  maxCharacters: number;
}

/** What can be wrong with a file; the last part of rule ids. */
export type StrictRule =
  | 'syntax'
  | 'duplicate-key'
  | 'too-large'
  | 'empty'
  | 'unknown-key'
  | 'missing-key'
  | 'invalid-type'
  | 'invalid-value';

/** Collects complaints: at the value of a path, or at its key. */
export interface Desk {
  add(rule: StrictRule, path: Path, message: string, at?: 'value' | 'key'): void;
}

/** The content of a file's mapping before it is checked. */
export type Data = Record<string, unknown>;

/** How a kind of file is checked. The schema is created lazily, when there is something to check. */
export interface FileFormat<Checked> {
  kind: FileKind;
  /** True for files in which `extends` can name another file. */
  canExtend?: true;
  /** @param data if given, the schema may omit features that the data does not have */
  schema(data?: Data): z.ZodMiniType<Checked>;
  jsonSchema(): JsonSchema;
  /**
   * The data in the form that the schema expects; it may modify its argument.
   *
   * @param textAt the text of a scalar as written
   */
  prepare(data: Data, textAt: (path: Path) => string | undefined): Data;
  /** Checks that need more than one key. They run on the prepared data, which may have any shape. */
  check?(data: Data, complaints: Desk): void;
}

/** A file without errors. */
export interface Valid<Checked> {
  data: Checked;
  /** The location of a path in the file, or that of its nearest parent if the path does not exist. */
  locate(path: Path): Location;
  findings: [];
}
