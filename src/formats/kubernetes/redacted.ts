/** Values that people replace before they share a text. */

/** `<redacted>`, `[REDACTED]`, `***`, `xxxx`, `...`: a placeholder for any option. */
const placeholder =
  /^(?:<[^<>]*>|\[[^[\]]*\]|\{\{?[^{}]*\}?\}|\*{2,}|[xX]{3,}|\.{2,}|…|-{3,}|(?:redacted|removed|hidden|masked|censored|secret|omitted)(?:[ _-]\w+)*)$/i;

/** True if a text is a placeholder for a value that was removed. */
export function isRedacted(text: string): boolean {
  return placeholder.test(text.trim());
}
