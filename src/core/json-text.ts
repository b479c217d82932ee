/**
 * A value as JSON for people and programs, ending with a line break. It escapes characters that a terminal could take
 * for a command, or that change how a line reads. The data stays the same.
 */
export function jsonText(value: unknown): string {
  const escaped = JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (characters) =>
    characters
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
  return `${escaped}\n`;
}
