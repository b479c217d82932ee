/**
 * Conditions on several keys of an object, which Cilium's CRDs state in the Common Expression Language. Only the part
 * of the language that the CRDs use is supported; other conditions accept everything. Source:
 * https://github.com/google/cel-spec/blob/master/doc/langdef.md; `x-kubernetes-validations` in Kubernetes.
 */
import type { ObjectSchema } from '../catalog/definitions.ts';
import { unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { isMap, type PartlyKnown } from '../core/value-tree.ts';

type Comparison = '==' | '!=' | '<=' | '>=' | '<' | '>';
type Operand = { key: string } | { constant: string | number | boolean };

type Condition =
  | { is: 'any' | 'all'; of: readonly Condition[] }
  | { is: 'not'; of: Condition }
  | { is: 'there'; key: string }
  | { is: 'compared'; left: Operand; by: Comparison; right: Operand };

/** The mapping that a rule checks. */
type Keys = { [key: string]: PartlyKnown };

/** A condition that a mapping does not meet. */
export interface Unmet {
  /** The requirement, as a sentence. */
  text: string;
  /** The key to point at, if the mapping has it. */
  key: string | undefined;
}

/** The conditions of a schema that a mapping definitely does not meet. */
export function unmetRules({ rules = [], properties = {} }: ObjectSchema, value: Keys): Unmet[] {
  if (rules.length === 0) return [];
  const filled: Keys = Object.create(null);
  for (const [key, below] of Object.entries(properties)) if (below.default !== undefined) filled[key] = below.default;
  for (const [key, item] of Object.entries(value)) if (item !== null) filled[key] = item;
  return rules.flatMap((rule) => {
    const condition = readCondition(rule);
    if (!condition || holds(condition, filled) !== false) return [];
    const presets = new Map(Object.entries(filled).filter(([key]) => !Object.hasOwn(value, key)));
    return [
      { text: sentence(condition, presets), key: keysOf(condition).findLast((key) => Object.hasOwn(value, key)) },
    ];
  });
}

const token = /\s*(\|\||&&|[=!<>]=|[!<>()]|'[^'\\]*'|"[^"\\]*"|\d+(?:\.\d+)?|[A-Za-z_][\w.]*)/y;

/** Parses a condition; undefined if it contains more than comparisons of the keys of `self`. */
function readCondition(rule: string): Condition | undefined {
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let at = 0; at < rule.length; at = token.lastIndex) {
    const found = token.exec(rule)?.[1];
    if (found === undefined) return undefined;
    tokens.push(found);
  }
  const parser = new Parser(tokens);
  const condition = parser.any();
  return parser.isAtEnd ? condition : undefined;
}

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  any(): Condition | undefined {
    return this.#joined('||', 'any', () => this.#joined('&&', 'all', () => this.#single()));
  }

  #joined(sign: string, is: 'any' | 'all', next: () => Condition | undefined): Condition | undefined {
    const of: Condition[] = [];
    do {
      const one = next();
      if (!one) return undefined;
      of.push(one);
    } while (this.#take(sign));
    return of.length === 1 ? of[0] : { is, of };
  }

  #single(): Condition | undefined {
    if (this.#take('!')) {
      const of = this.#single();
      return of && { is: 'not', of };
    }
    if (this.#take('(')) {
      const inner = this.any();
      return this.#take(')') ? inner : undefined;
    }
    if (this.#take('has')) {
      if (!this.#take('(')) return undefined;
      const operand = this.#operand();
      return operand && 'key' in operand && this.#take(')') ? { is: 'there', key: operand.key } : undefined;
    }
    const left = this.#operand();
    const by = this.#tokens[this.#at];
    if (!left || by === undefined || !/^(?:[=!<>]=|[<>])$/.test(by)) return undefined;
    this.#at++;
    const right = this.#operand();
    return right && { is: 'compared', left, by: by as Comparison, right };
  }

  #operand(): Operand | undefined {
    const text = this.#tokens[this.#at++] ?? '';
    if (/^['"]/.test(text)) return { constant: text.slice(1, -1) };
    if (/^\d/.test(text)) return { constant: Number(text) };
    if (text === 'true' || text === 'false') return { constant: text === 'true' };
    const key = /^self\.(\w+)$/.exec(text)?.[1];
    return key === undefined ? undefined : { key };
  }

  #take(text: string): boolean {
    if (this.#tokens[this.#at] !== text) return false;
    this.#at++;
    return true;
  }
}

/** Whether a condition holds; undefined if that is not certain. */
function holds(condition: Condition, value: Keys): boolean | undefined {
  switch (condition.is) {
    case 'any':
    case 'all': {
      const decides = condition.is === 'any';
      const each = condition.of.map((one) => holds(one, value));
      if (each.includes(decides)) return decides;
      return each.includes(undefined) ? undefined : !decides;
    }
    case 'not': {
      const inner = holds(condition.of, value);
      return inner === undefined ? undefined : !inner;
    }
    case 'there':
      return value[condition.key] === unknown ? undefined : Object.hasOwn(value, condition.key);
    default:
      return compared(condition, value);
  }
}

function compared({ left, by, right }: Extract<Condition, { is: 'compared' }>, value: Keys): boolean | undefined {
  const [one, other] = [left, right].map((operand) => ('key' in operand ? value[operand.key] : operand.constant));
  // A missing key is a different error, and so is a value of a different type.
  if (one === undefined || other === undefined || typeof one !== typeof other || isMap(one) || one === unknown) {
    return undefined;
  }
  switch (by) {
    case '==':
      return one === other;
    case '!=':
      return one !== other;
    default: {
      if (typeof one !== 'number' || typeof other !== 'number') return undefined;
      const isOrdered = by.startsWith('<') ? one < other : one > other;
      return isOrdered || (by.endsWith('=') && one === other);
    }
  }
}

function keysOf(condition: Condition): string[] {
  switch (condition.is) {
    case 'any':
    case 'all':
      return condition.of.flatMap(keysOf);
    case 'not':
      return keysOf(condition.of);
    case 'there':
      return [condition.key];
    default:
      return [condition.left, condition.right].flatMap((operand) => ('key' in operand ? [operand.key] : []));
  }
}

/**
 * The requirement as a sentence. Of several alternatives, the last one is required if the others do not hold.
 *
 * @param presets values that the API server adds for missing keys
 */
function sentence(condition: Condition, presets: ReadonlyMap<string, PartlyKnown>): string {
  if (condition.is !== 'any') {
    const added = keysOf(condition).flatMap((key) => (presets.has(key) ? `${key} is ${toText(presets.get(key))}` : []));
    return `${requirement(condition, true)}${added.length > 0 ? `, and by default ${added.join(' and ')}` : ''}.`;
  }
  const last = condition.of.at(-1) as Condition;
  const others = condition.of.slice(0, -1).map((one) => state(one, false));
  return `With ${others.join(' and ')}, ${requirement(last, true)}.`;
}

const opposites: Readonly<Record<Comparison, Comparison>> = {
  '==': '!=',
  '!=': '==',
  '<=': '>',
  '>=': '<',
  '<': '>=',
  '>': '<=',
};

const words: Readonly<Record<Comparison, string>> = {
  '==': '',
  '!=': 'other than ',
  '<=': 'at most ',
  '>=': 'at least ',
  '<': 'less than ',
  '>': 'more than ',
};

/** A condition, or its opposite, worded as a requirement. */
function requirement(condition: Condition, isMet: boolean): string {
  switch (condition.is) {
    case 'any':
    case 'all':
      return condition.of.map((one) => requirement(one, isMet)).join(joining(condition.is, isMet));
    case 'not':
      return requirement(condition.of, !isMet);
    case 'there':
      return `the key ${condition.key} is ${isMet ? 'required' : 'not allowed'}`;
    default: {
      const by = isMet ? condition.by : opposites[condition.by];
      return `${say(condition.left)} must be ${words[by]}${say(condition.right)}`;
    }
  }
}

/** A condition, or its opposite, worded as a fact. */
function state(condition: Condition, isMet: boolean): string {
  switch (condition.is) {
    case 'any':
    case 'all':
      return condition.of.map((one) => state(one, isMet)).join(joining(condition.is, isMet));
    case 'not':
      return state(condition.of, !isMet);
    case 'there':
      return `${isMet ? 'the' : 'no'} key ${condition.key}`;
    default: {
      const by = isMet ? condition.by : opposites[condition.by];
      const [left, right] = [say(condition.left), say(condition.right)];
      return by === '==' ? `${left}: ${right}` : `${left} ${words[by]}${right}`;
    }
  }
}

function joining(is: 'any' | 'all', isMet: boolean): string {
  return (is === 'all') === isMet ? ' and ' : ' or ';
}

function say(operand: Operand): string {
  return 'key' in operand ? operand.key : String(operand.constant);
}
