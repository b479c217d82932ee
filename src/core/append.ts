/** Adds items at the end of an array. Unlike a spread into `push`, it does not put all items on the stack. */
export function append<T>(array: T[], items: Iterable<T>): void {
  for (const item of items) array.push(item);
}
