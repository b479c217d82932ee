/**
 * Evaluates values of variables that refer to other variables as Ansible does, if names and simple filters are enough.
 */
import { isTruthy, transform } from '../catalog/table.ts';
import type { KubesprayCatalog } from '../catalog/types.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { isSecretName } from '../core/secrets.ts';
import { getPath, isMap, joinPath, known, type PartlyKnown } from '../core/value-tree.ts';
import { combined, type EffectiveScope, type Inventory } from '../formats/ansible/inventory.ts';
import { type Expression, type Operand, parseTemplate, type Template } from '../formats/ansible/template.ts';
import type { Definition } from '../formats/ansible/variables/definition.ts';
import { hasTemplate } from '../yaml/ansible.ts';

/** A longer chain must be circular. */
const longestChain = 20;

/** Names that Ansible sets itself. */
const setByAnsible =
  /^(?:ansible_|inventory_|hostvars$|groups$|group_names$|play_|playbook_|role_|omit$|item$|lookup$)/;

/**
 * A scope with references to other variables resolved, including those to the release's defaults. What cannot be
 * evaluated stays unknown. References to variables with secret names stay unknown too, so that no message shows their
 * values.
 */
export function resolveReferences(
  inventory: Inventory,
  scope: EffectiveScope,
  facts: KubesprayCatalog,
): EffectiveScope {
  if (![...scope.variables.values()].some((list) => list.some(({ templates }) => templates))) return scope;
  const resolver = new Resolver(inventory, scope, facts);
  const variables: EffectiveScope['variables'] = new Map();
  for (const [name, list] of scope.variables) {
    const [first, ...rest] = list;
    variables.set(name, [resolver.definition(first), ...rest.map((one) => resolver.definition(one))]);
  }
  return { ...scope, variables };
}

/** What a name refers to: a value, nothing because nobody defines it, or something unknown. */
type Found = { value: PartlyKnown } | 'undefined' | 'unknown';

class Resolver {
  readonly #inventory: Inventory;
  readonly #scope: EffectiveScope;
  readonly #facts: KubesprayCatalog;

  constructor(inventory: Inventory, scope: EffectiveScope, facts: KubesprayCatalog) {
    this.#inventory = inventory;
    this.#scope = scope;
    this.#facts = facts;
  }

  /** The definition with its templates evaluated; the same object if there is nothing to evaluate. */
  definition(definition: Definition, depth = 0): Definition {
    const { templates, value } = definition;
    if (!templates || depth > longestChain) return definition;
    const resolved = this.#fill(value as PartlyKnown, templates, [], depth) as Definition['value'];
    return Object.create(definition, { value: { value: resolved, enumerable: true } });
  }

  #fill(
    value: PartlyKnown,
    templates: ReadonlyMap<string, string>,
    path: readonly (string | number)[],
    depth: number,
  ): PartlyKnown {
    if (value === unknown) {
      const text = templates.get(JSON.stringify(path));
      return text === undefined ? unknown : this.#template(text, depth);
    }
    if (Array.isArray(value)) return value.map((item, index) => this.#fill(item, templates, [...path, index], depth));
    if (!isMap(value)) return value;
    const copy: { [key: string]: PartlyKnown } = Object.create(null);
    for (const [key, item] of Object.entries(value)) copy[key] = this.#fill(item, templates, [...path, key], depth);
    return copy;
  }

  #template(text: string, depth: number): PartlyKnown {
    const template = depth > longestChain ? undefined : parseTemplate(text);
    if (!template) return unknown;
    const [only] = template;
    if (template.length === 1 && only !== undefined && typeof only !== 'string') return this.#alone(only, depth);
    return this.#joined(template, depth);
  }

  /** A template that is a single expression. A bare name keeps its type, while a filter's result becomes text. */
  #alone(expression: Expression, depth: number): PartlyKnown {
    const value = this.#expression(expression, depth);
    if (value === unknown || expression.filters.length === 0 || isStructure(value)) return value;
    const text = transform(value as Json, 'python') as string;
    return expression.filters.at(-1)?.name === 'string' ? text : asRead(text);
  }

  #joined(template: Template, depth: number): PartlyKnown {
    let text = '';
    for (const part of template) {
      const value = typeof part === 'string' ? part : this.#expression(part, depth);
      if (value === unknown || isStructure(value)) return unknown;
      text += transform(value as Json, 'python');
    }
    return asRead(text);
  }

  #expression({ operand, filters }: Expression, depth: number): PartlyKnown {
    let found = this.#operand(operand, depth);
    for (const { name, fallback, forEmpty } of filters) {
      if (found === 'unknown') return unknown;
      if (name === 'default') {
        if (fallback && (found === 'undefined' || (forEmpty && isEmpty(found.value)))) {
          found = this.#operand(fallback, depth);
        }
        continue;
      }
      if (found === 'undefined') return unknown;
      const value = known(found.value);
      const filtered = value === undefined ? undefined : applyFilter(name, value);
      if (filtered === undefined) return unknown;
      found = { value: filtered };
    }
    return typeof found === 'string' ? unknown : found.value;
  }

  #operand(operand: Operand, depth: number): Found {
    if ('constant' in operand) return { value: operand.constant };
    const found = this.#lookUp(operand.name, depth);
    if (typeof found === 'string' || operand.keys.length === 0) return found;
    const value = getPath(found.value, joinPath(operand.keys));
    return value === undefined ? 'undefined' : { value };
  }

  #lookUp(name: string, depth: number): Found {
    if (depth > longestChain || setByAnsible.test(name) || isSecretName(name)) return 'unknown';
    const definitions = this.#scope.variables.get(name);
    if (definitions) {
      const resolved = definitions.map((one) => this.definition(one, depth + 1));
      const value = combined(resolved, this.#inventory.mergesDicts ?? false);
      return value === undefined || value === unknown ? 'unknown' : { value: value as PartlyKnown };
    }
    // Another file next to a single file may define the name.
    if (this.#inventory.kind === 'variables') return 'unknown';
    const fact = Object.hasOwn(this.#facts.variables, name) ? this.#facts.variables[name] : undefined;
    if (fact?.default !== undefined) {
      const preset = fact.default;
      if (typeof preset !== 'string' || !hasTemplate(preset)) return { value: preset };
      const value = this.#template(preset, depth + 1);
      return value === unknown ? 'unknown' : { value };
    }
    return name.startsWith('cilium_') ? 'undefined' : 'unknown';
  }
}

/**
 * How Ansible reads a rendered text: it turns booleans into booleans, and parses text that looks like a list or
 * mapping.
 */
function asRead(text: string): PartlyKnown {
  if (text === 'True') return true;
  if (text === 'False') return false;
  return text.startsWith('{') || text.startsWith('[') ? unknown : text;
}

function isStructure(value: PartlyKnown): boolean {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: PartlyKnown): boolean {
  const plain = known(value);
  return plain !== undefined && !isTruthy(plain);
}

/**
 * Words that are true for Ansible's `bool` filter. All others are false (ansible-core: plugins/filter/core.py,
 * to_bool).
 */
const trueWords: ReadonlySet<string> = new Set(['yes', 'on', '1', 'true']);

function applyFilter(name: string, value: Json): Json | undefined {
  if (name === 'bool') {
    if (value === null || typeof value === 'boolean') return value;
    return typeof value === 'object' ? undefined : trueWords.has(String(value).toLowerCase());
  }
  if (typeof value === 'object' && value !== null) return undefined;
  const text = transform(value, 'python') as string;
  switch (name) {
    case 'string':
      return text;
    case 'int':
      return /^[-+]?\d+$/.test(text) ? Number(text) : undefined;
    case 'lower':
      return text.toLowerCase();
    case 'upper':
      return text.toUpperCase();
    default:
      return text.trim();
  }
}
