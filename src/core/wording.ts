/** Numbers, lists and ranges in sentences. */

/** `1 error`, `2 errors`; `many` is for a plural that is not the noun with an s. */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

/** `v2.16.0 to v2.27.1` for a sorted list; several ranges if `all` has other versions in between. */
export function stretches(versions: readonly string[], all: readonly string[]): string {
  const runs: string[][] = [];
  let last = -2;
  for (const version of versions) {
    const index = all.indexOf(version);
    if (index === last + 1 && runs.length > 0) runs.at(-1)?.push(version);
    else runs.push([version]);
    last = index;
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]} to ${run.at(-1)}` : run[0])).join(', ');
}

/** A few names, and how many more there are. */
export function list(names: readonly string[], most = 4): string {
  const some = names.slice(0, most);
  const more = names.length - some.length;
  if (more > 0) return `${some.join(', ')} and ${more} more`;
  return some.length > 1 ? `${some.slice(0, -1).join(', ')} and ${some.at(-1)}` : (some[0] ?? '');
}

/** As `list`, for a sentence that does not name the kind of things otherwise: `a, b and 3 more objects`. */
export function listOf(names: readonly string[], noun: string, most = 4): string {
  const text = list(names, most);
  return names.length > most ? `${text} ${noun}` : text;
}
