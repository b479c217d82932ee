/** A part of an intent that is said as `true`, `false`, or with decisions of its own. */
export type On<Part> = Partial<Part> & { enabled: boolean };

/** `true` is a part without decisions, `false` the part switched off; undefined if nothing is said. */
export function partOf<Part extends object>(wish: boolean | Part | undefined): On<Part> | undefined {
  if (wish === undefined) return undefined;
  return typeof wish === 'boolean' ? ({ enabled: wish } as On<Part>) : { ...wish, enabled: true };
}

/** The other way round: a part without decisions is said as `true`. */
export function unlessEmpty<Part extends object>(part: Part): Part | true {
  return Object.keys(part).length === 0 ? true : part;
}
