/** Names in values files that something fills in before Helm reads them: Flux's `postBuild.substitute`, envsubst. */

/** A value that is one word with a default: `${NAME:-text}`, `${NAME:=text}`. Scripts have blanks and stay as they are. */
const withDefault =
  /^(\s*(?:-\s+)?(?:[^\s#:]+:\s+)?(["']?)[^\s"'$]*)\$\{([A-Za-z_]\w*):?[-=]([^${}\s"']*)\}([^\s"'$]*\2\s*(?:#.*)?)$/;

/** One word with a name that has no default. */
const bare = /^[^\s$]*\$\{([A-Za-z_]\w*)\}[^\s$]*$/;

/** The text with the defaults of its names filled in, and these names. Lines stay lines. */
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

/** What a template of another tool fills in, such as an ApplicationSet or a helmfile: `{{ .name }}`. */
const template = /\{\{[\s\S]*?\}\}/g;

/** The placeholders without a default that a value depends on, as they are written. */
export function placeholdersIn(text: string): string[] {
  const [, name] = bare.exec(text) ?? [];
  return [...(name === undefined ? [] : [`\${${name}}`]), ...(text.match(template) ?? [])];
}
