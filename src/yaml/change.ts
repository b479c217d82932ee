/** Replaces the part of the file's text between two offsets. */
export interface Change {
  start: number;
  end: number;
  text: string;
}
