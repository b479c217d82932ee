/** Reads from Kubernetes' Go types which fields an API server requires. */

/** How deep nested types are examined. */
const deepest = 3;

/**
 * Required keys of a type, dotted for nested keys. A field is optional if its tag has `omitempty` or its comment
 * `+optional`; the API server's own schema follows the same rule.
 *
 * @param text the Go file that declares the type, and the types of its fields
 */
export function requiredIn(text: string, type: string): string[] {
  return keysOf(text, type, '', deepest).sort();
}

function keysOf(text: string, type: string, above: string, depth: number): string[] {
  if (depth === 0) return [];
  return fieldsOf(text, type).flatMap(({ name, type: inner, isRequired }) => {
    if (name === '') return keysOf(text, inner, above, depth);
    const below = inner === type ? [] : keysOf(text, inner, `${above}${name}.`, depth - 1);
    return isRequired ? [`${above}${name}`, ...below] : below;
  });
}

interface Field {
  /** The name in JSON; empty for an embedded type, whose fields belong to this one. */
  name: string;
  type: string;
  isRequired: boolean;
}

function fieldsOf(text: string, type: string): Field[] {
  const body = new RegExp(String.raw`^type ${type} struct \{\n([\s\S]*?)^\}`, 'm').exec(text)?.[1] ?? '';
  const found: Field[] = [];
  let comment = '';
  for (const line of body.split('\n')) {
    if (/^\s*\/\//.test(line)) {
      comment += line;
      continue;
    }
    const [, written = '', tag] = /^\s*(?:\w+\s+)?([\w.*[\]]+)\s+`[^`]*json:"([^"]*)"/.exec(line) ?? [];
    if (tag !== undefined) {
      const [name = '', ...flags] = tag.split(',');
      const isRequired = !flags.includes('omitempty') && !comment.includes('+optional');
      found.push({ name, type: written.replace(/^[*[\]]+/, ''), isRequired });
    }
    comment = '';
  }
  return found;
}
