import type { AgentOptionsCatalog, OptionRun } from './types.ts';

/** The options that the agent and the operator of one Cilium minor list in their command reference. */
export class ListedOptions {
  readonly #facts: AgentOptionsCatalog;
  /** Minors that were read, oldest first. */
  readonly #minors: readonly string[];
  readonly #at: number;
  /** The position of each minor in the order. */
  readonly #positions: ReadonlyMap<string, number>;
  #names: readonly string[] | undefined;

  constructor(facts: AgentOptionsCatalog, minors: readonly string[], minor: string) {
    this.#facts = facts;
    this.#minors = minors;
    this.#positions = new Map(minors.map((name, at) => [name, at]));
    this.#at = this.#position(minor);
  }

  /** Type and default of an option; undefined if no program of this minor lists it. */
  get(option: string): OptionRun | undefined {
    const { agent, operator } = this.#facts;
    return this.#runNow(agent[option]) ?? this.#runNow(operator[option]);
  }

  /** The programs of this minor that list an option. */
  programsOf(option: string): ('agent' | 'operator')[] {
    return (['agent', 'operator'] as const).filter(
      (program) => this.#runNow(this.#facts[program][option]) !== undefined,
    );
  }

  /** All options that this minor lists. */
  names(): readonly string[] {
    if (!this.#names) {
      const all = new Set([...Object.keys(this.#facts.agent), ...Object.keys(this.#facts.operator)]);
      this.#names = [...all].filter((name) => this.get(name) !== undefined);
    }
    return this.#names;
  }

  /** The other minors that list an option: the last one before this minor, and the first one after it. */
  elsewhere(option: string): { before: string | undefined; after: string | undefined } {
    const runs = this.#runs(option);
    const ends = runs.map(({ to }) => this.#position(to)).filter((at) => at < this.#at);
    const starts = runs.map(({ from }) => this.#position(from)).filter((at) => at > this.#at);
    return {
      before: ends.length > 0 ? this.#minors[Math.max(...ends)] : undefined,
      after: starts.length > 0 ? this.#minors[Math.min(...starts)] : undefined,
    };
  }

  /**
   * True if the minor right before listed an option that this one does not. A program accepts a deprecated option for
   * one more minor, but leaves it out of its reference. Source: spf13/pflag, MarkDeprecated; cilium/cilium v1.14,
   * daemon/cmd/daemon_main.go (tunnel).
   */
  mayBeDeprecated(option: string): boolean {
    const previous = this.#minors[this.#at - 1];
    return previous !== undefined && this.get(option) === undefined && this.elsewhere(option).before === previous;
  }

  #runs(option: string): readonly OptionRun[] {
    return [...(this.#facts.agent[option] ?? []), ...(this.#facts.operator[option] ?? [])];
  }

  #runNow(runs: readonly OptionRun[] = []): OptionRun | undefined {
    for (const run of runs) {
      if (this.#position(run.from) <= this.#at && this.#at <= this.#position(run.to)) return run;
    }
    return undefined;
  }

  /** -1 for a minor that the catalog does not have. */
  #position(minor: string): number {
    return this.#positions.get(minor) ?? -1;
  }
}
