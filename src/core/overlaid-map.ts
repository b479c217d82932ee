/** A map with some entries laid over another map, which costs less than a copy with all entries. */
export class OverlaidMap<Value> implements ReadonlyMap<string, Value> {
  readonly #base: ReadonlyMap<string, Value>;
  readonly #over: ReadonlyMap<string, Value>;

  constructor(base: ReadonlyMap<string, Value>, over: ReadonlyMap<string, Value>) {
    this.#base = base;
    this.#over = over;
  }

  get(key: string): Value | undefined {
    return this.#over.has(key) ? this.#over.get(key) : this.#base.get(key);
  }

  has(key: string): boolean {
    return this.#over.has(key) || this.#base.has(key);
  }

  get size(): number {
    let size = this.#base.size;
    for (const key of this.#over.keys()) if (!this.#base.has(key)) size++;
    return size;
  }

  *entries(): MapIterator<[string, Value]> {
    for (const [key, value] of this.#base) yield [key, this.#over.has(key) ? (this.#over.get(key) as Value) : value];
    for (const entry of this.#over) if (!this.#base.has(entry[0])) yield entry;
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(action: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) action(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }
}
