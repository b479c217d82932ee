/**
 * `catalog/definitions.json`: which kinds of objects each minor of Cilium defines, and what the API server checks of
 * their `spec`. `npm run catalog` reads them from the definitions in cilium/cilium. Loaded on demand.
 */
import type { Json } from '../core/json.ts';

/** What the API server checks of a value: the keywords of OpenAPI that Cilium's definitions use. */
export interface ObjectSchema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  /** `cidr`, `ipv4`, ...; includes formats that the API server does not check. */
  format?: string;
  pattern?: string;
  enum?: Json[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  /** Keys that must be set and have no default. */
  required?: string[];
  properties?: Record<string, ObjectSchema>;
  items?: ObjectSchema;
  /** For a list: the keys that identify an item. */
  keys?: string[];
  /** For a mapping with keys that the user chooses: the schema of its values. */
  values?: ObjectSchema;
  /** The mapping accepts keys that are not in `properties`. */
  open?: true;
  /** Conditions on several keys of a mapping, in the Common Expression Language; `self` is the mapping. */
  rules?: string[];
  /** What the API server writes if a key that a rule reads is missing. */
  default?: Json;
}

/** Consecutive minors with the same definition of a version of a kind, both ends included. */
export interface DefinitionRun {
  from: string;
  to: string;
  /** The schema of `spec`. */
  schema: ObjectSchema;
}

export interface DefinitionsCatalog {
  /** Where each minor was read from. */
  read: Record<string, string>;
  /** By kind, then by served version (`v2alpha1`): the oldest minors first. */
  kinds: Record<string, Record<string, DefinitionRun[]>>;
}

/** The kinds that one minor of Cilium defines. */
export class Definitions {
  readonly #facts: DefinitionsCatalog;
  readonly #minors: readonly string[];
  readonly #minor: number;

  /** @param minor one of `facts.read`, which lists minors from the oldest */
  constructor(facts: DefinitionsCatalog, minor: string) {
    this.#facts = facts;
    this.#minors = Object.keys(facts.read);
    this.#minor = this.#minors.indexOf(minor);
  }

  /** Versions of a kind that this minor serves; empty if it does not define the kind. */
  versions(kind: string): string[] {
    return Object.keys(this.#versionsOf(kind)).filter((version) => this.schema(kind, version) !== undefined);
  }

  /**
   * What the API server checks of an object's `spec`; undefined if this minor does not serve the version of the kind.
   */
  schema(kind: string, version: string): ObjectSchema | undefined {
    return this.#versionsOf(kind)[version]?.find(({ from, to }) => this.#isWithin(from, to))?.schema;
  }

  /**
   * The first and the last minor that define a kind; undefined if no minor defines it.
   *
   * @param version counts only minors that serve this version of the kind
   */
  life(kind: string, version?: string): { first: string; last: string } | undefined {
    const versions = this.#versionsOf(kind);
    const runs = version === undefined ? Object.values(versions).flat() : (versions[version] ?? []);
    const ends = runs.flatMap(({ from, to }) => [this.#minors.indexOf(from), this.#minors.indexOf(to)]);
    const first = this.#minors[Math.min(...ends)];
    const last = this.#minors[Math.max(...ends)];
    return first === undefined || last === undefined ? undefined : { first, last };
  }

  /** True if a minor is older than this one. */
  isOver(minor: string): boolean {
    return this.#minors.indexOf(minor) < this.#minor;
  }

  #isWithin(from: string, to: string): boolean {
    return this.#minors.indexOf(from) <= this.#minor && this.#minor <= this.#minors.indexOf(to);
  }

  #versionsOf(kind: string): Record<string, DefinitionRun[]> {
    return Object.hasOwn(this.#facts.kinds, kind) ? (this.#facts.kinds[kind] ?? {}) : {};
  }
}
