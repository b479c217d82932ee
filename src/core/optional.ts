import * as z from 'zod/mini';

/** A key that may be left out, with the line that editors show for it. */
export function optional<Schema extends z.ZodMiniType>(schema: Schema, description: string) {
  return z.optional(schema).check(z.describe(description));
}
