/** Reports the progress of a measurement and an estimate of the remaining time. */

/** Counts the steps of a task and logs each with an estimate of the remaining time. */
export class Progress {
  readonly #started = Date.now();
  #done = 0;

  constructor(
    private readonly title: string,
    private readonly steps: number,
    private readonly log: (line: string) => void,
  ) {}

  /** Begins the next step. */
  step(what: string): void {
    const elapsed = (Date.now() - this.#started) / 1000;
    const left = this.#done === 0 ? '' : `, about ${duration((elapsed / this.#done) * (this.steps - this.#done))} left`;
    this.#done = Math.min(this.#done + 1, this.steps);
    this.log(`  ${this.title}: step ${this.#done} of ${this.steps}, ${what} (${duration(elapsed)}${left})`);
  }
}

/** Seconds in a readable form: `40 s`, `3 min`. */
function duration(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
