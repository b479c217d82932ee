/** A stream that a command writes to. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
}
