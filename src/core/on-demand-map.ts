/** A map that computes each value on first use, because most questions need few of many keys. */
export class OnDemandMap<Value> implements ReadonlyMap<string, Value> {
  /** All possible keys, in order, each once. */
  readonly candidates: Iterable<string>;
  readonly #compute: (key: string) => Value | undefined;
  readonly #known = new Map<string, Value | undefined>();
  #all: Map<string, Value> | undefined;

  /**
   * @param candidates all possible keys, in order, each once
   * @param compute gives a key's value; undefined if the map does not have the key, as for every key that is not a
   * candidate
   */
  constructor(candidates: Iterable<string>, compute: (key: string) => Value | undefined) {
    this.candidates = candidates;
    this.#compute = compute;
  }

  #complete(): Map<string, Value> {
    if (!this.#all) {
      this.#all = new Map();
      for (const key of this.candidates) {
        const value = this.get(key);
        if (value !== undefined) this.#all.set(key, value);
      }
    }
    return this.#all;
  }

  get(key: string): Value | undefined {
    if (this.#known.has(key)) return this.#known.get(key);
    const value = this.#compute(key);
    this.#known.set(key, value);
    return value;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  get size(): number {
    return this.#complete().size;
  }

  entries(): MapIterator<[string, Value]> {
    return this.#complete().entries();
  }

  keys(): MapIterator<string> {
    return this.#complete().keys();
  }

  values(): MapIterator<Value> {
    return this.#complete().values();
  }

  forEach(action: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) action(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }
}
