/**
 * Placeholders in values files that another tool replaces before Helm reads them: Flux's `postBuild.substitute`,
 * envsubst.
 */

/**
 * A value that is one word with a default: `${NAME:-text}`, `${NAME:=text}`. Scripts contain blanks, so they stay
 * unchanged.
 */
const withDefault =
  /^(\s*(?:-\s+)?(?:[^\s#:]+:\s+)?(["']?)[^\s"'$]*)\$\{([A-Za-z_]\w*):?[-=]([^${}\s"']*)\}([^\s"'$]*\2\s*(?:#.*)?)$/;

/** One word with a placeholder that has no default. */
const bare = /^[^\s$]*\$\{([A-Za-z_]\w*)\}[^\s$]*$/;

/** The text with placeholders replaced by their defaults, and their names. The number of lines stays the same. */
export function fillDefaults(text: string): { text: string; names: string[] } {
  if (!text.includes('${')) return { text, names: [] };
  const names = new Set<string>();
  const lines = text.split('\n').map((line) =>
    line.replace(withDefault, (_, before: string, __, name: string, preset: string, after: string) => {
      names.add(name);
      return `${before}${preset}${after}`;
    }),
  );
  return { text: lines.join('\n'), names: [...names] };
}

/** A template of another tool, such as an ApplicationSet or a helmfile: `{{ .name }}`. */
const template = /\{\{[\s\S]*?\}\}/g;

/** The placeholders without a default that a value depends on, as written. */
export function placeholdersIn(text: string): string[] {
  const [, name] = bare.exec(text) ?? [];
  return [...(name === undefined ? [] : [`\${${name}}`]), ...(text.match(template) ?? [])];
}
