/** Files that an intent lies over. */

/** A file of a chain in which each extends the next. */
export interface Layer {
  text: string;
  file: string;
}

/** Reads a file that another one extends: its text, or why it is missing. */
export type ReadBase = (file: string) => { text: string } | { problem: string };
