/** A part of an intent that can be `true`, `false`, or a mapping with details. */
export type On<Part> = Partial<Part> & { enabled: boolean };

/** `true` is an enabled part without details, `false` a disabled one; undefined if it is not set. */
export function partOf<Part extends object>(wish: boolean | Part | undefined): On<Part> | undefined {
  if (wish === undefined) return undefined;
  return typeof wish === 'boolean' ? ({ enabled: wish } as On<Part>) : { ...wish, enabled: true };
}

/** The inverse: an enabled part without details becomes `true`. */
export function unlessEmpty<Part extends object>(part: Part): Part | true {
  return Object.keys(part).length === 0 ? true : part;
}
