/** The entries that have a value. Settings that an intent does not mention are omitted instead of written as empty. */
export function defined<Value>(entries: Record<string, Value | undefined>): Record<string, Value> {
  const kept: Record<string, Value> = {};
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) kept[key] = value;
  return kept;
}
