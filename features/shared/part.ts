/** A part of an intent that is written as `true`, `false`, or with its own decisions. */
export type On<Part> = Partial<Part> & { enabled: boolean };

/** `true` is a part without decisions, `false` the disabled part; undefined if it is not set. */
export function partOf<Part extends object>(wish: boolean | Part | undefined): On<Part> | undefined {
  if (wish === undefined) return undefined;
  return typeof wish === 'boolean' ? ({ enabled: wish } as On<Part>) : { ...wish, enabled: true };
}

/** The inverse: a part without decisions is written as `true`. */
export function unlessEmpty<Part extends object>(part: Part): Part | true {
  return Object.keys(part).length === 0 ? true : part;
}
