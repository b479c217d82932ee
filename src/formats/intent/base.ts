/** Files that an intent extends. */

/** A file in a chain of files in which each extends the next. */
export interface Layer {
  text: string;
  file: string;
}

/** Reads a file that another one extends: returns its text, or why it cannot be read. */
export type ReadBase = (file: string) => { text: string } | { problem: string };
