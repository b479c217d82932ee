/**
 * `catalog/definitions.json`: which kinds of objects each minor of Cilium defines, and what the API server checks of their
 * `spec`. Read from the definitions in cilium/cilium by `npm run catalog`, and only by what needs them.
 */
import type { Json } from '../core/json.ts';

/** What the API server checks of a value: the part of OpenAPI's words that Cilium's definitions use. */
export interface ObjectSchema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  /** `cidr`, `ipv4`, ...; names that the API server does not check are here too. */
  format?: string;
  pattern?: string;
  enum?: Json[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  /** Keys that must be there and have no default. */
  required?: string[];
  properties?: Record<string, ObjectSchema>;
  items?: ObjectSchema;
  /** Of a list: the keys by which its items differ. */
  keys?: string[];
  /** Of a mapping with keys of the user's own: what their values are. */
  values?: ObjectSchema;
  /** Keys that `properties` does not have are taken. */
  open?: true;
  /** Conditions on several keys of a mapping, in the Common Expression Language; `self` is the mapping. */
  rules?: string[];
  /** What the API server writes where a key that a rule reads is missing. */
  default?: Json;
}

/** Minors in a row that define a version of a kind alike, both included. */
export interface DefinitionRun {
  from: string;
  to: string;
  /** Of `spec`. */
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

  /** @param minor one that the catalog has read, oldest first in `facts.read` */
  constructor(facts: DefinitionsCatalog, minor: string) {
    this.#facts = facts;
    this.#minors = Object.keys(facts.read);
    this.#minor = this.#minors.indexOf(minor);
  }

  /** Versions of a kind that this minor serves; none where it does not define the kind. */
  versions(kind: string): string[] {
    return Object.keys(this.#versionsOf(kind)).filter((version) => this.schema(kind, version) !== undefined);
  }

  /** What the API server checks of an object's `spec`; undefined where this minor does not serve the version of the kind. */
  schema(kind: string, version: string): ObjectSchema | undefined {
    return this.#versionsOf(kind)[version]?.find(({ from, to }) => this.#isWithin(from, to))?.schema;
  }

  /**
   * The first and the last minor that define a kind; undefined for one that no minor defines.
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

  /** True if a minor comes before this one. */
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
