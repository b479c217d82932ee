/** Replaces what is between two offsets of the file's text. */
export interface Change {
  start: number;
  end: number;
  text: string;
}
