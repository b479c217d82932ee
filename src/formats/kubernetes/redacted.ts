/** Values that people replace before they show a text to others. */

/** `<redacted>`, `[REDACTED]`, `***`, `xxxx`, `...`; a placeholder, whatever the option takes. */
const placeholder =
  /^(?:<[^<>]*>|\[[^[\]]*\]|\{\{?[^{}]*\}?\}|\*{2,}|[xX]{3,}|\.{2,}|…|-{3,}|(?:redacted|removed|hidden|masked|censored|secret|omitted)(?:[ _-]\w+)*)$/i;

/** True if a text is a placeholder for a value that was removed. */
export function isRedacted(text: string): boolean {
  return placeholder.test(text.trim());
}
