import * as z from 'zod/mini';

/** An optional key, with the description that editors show for it. */
export function optional<Schema extends z.ZodMiniType>(schema: Schema, description: string) {
  return z.optional(schema).check(z.describe(description));
}
