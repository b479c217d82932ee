/** What a kind of file of ours is, however its text is read. */
import type * as z from 'zod/mini';
import type { Location } from '../../core/finding.ts';
import type { Path } from '../../yaml/path.ts';
import type { JsonSchema } from './schema.ts';

/** A kind of file. */
export interface FileKind {
  /** In messages, and as the first part of rule ids: `intent`. */
  name: string;
  /** With its article: `an intent`. */
  one: string;
  /** No person writes a larger one. */
  maxCharacters: number;
}

/** What can be wrong with a file; ids of rules end with it. */
export type StrictRule =
  | 'syntax'
  | 'duplicate-key'
  | 'too-large'
  | 'empty'
  | 'unknown-key'
  | 'missing-key'
  | 'invalid-type'
  | 'invalid-value';

/** Who takes complaints: at the value of a path, or at its key. */
export interface Desk {
  add(rule: StrictRule, path: Path, message: string, at?: 'value' | 'key'): void;
}

/** What a mapping of a file holds before it is checked. */
export type Data = Record<string, unknown>;

/** How a kind of file is checked. The schema is requested when there is something to check. */
export interface FileFormat<Checked> {
  kind: FileKind;
  /** True for files in which `extends` names another one. */
  canExtend?: true;
  /** @param data where it is given, the schema may leave out what the data has not */
  schema(data?: Data): z.ZodMiniType<Checked>;
  jsonSchema(): JsonSchema;
  /**
   * The data as the schema wants it; it may change what it is given.
   *
   * @param textAt the text of a scalar as it is written
   */
  prepare(data: Data, textAt: (path: Path) => string | undefined): Data;
  /** What needs more than one key, on the prepared data: it may have any shape. */
  check?(data: Data, complaints: Desk): void;
}

/** A file without a flaw. */
export interface Valid<Checked> {
  data: Checked;
  /** Where a path of the file is; the nearest parent for what is not written. */
  locate(path: Path): Location;
  findings: [];
}
