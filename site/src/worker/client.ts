/** The page's side of the worker. */
import type { Answers, Question, Request, Response } from './protocol.ts';

type Answer<Q extends Question> = Awaited<ReturnType<Answers[Q]>>;

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export class Client {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  /** @param facts the address of the folder with the catalog's files */
  constructor(facts: string) {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Response>) => this.#receive(data));
    this.#worker.addEventListener('error', ({ message }) => this.#fail(message || 'The worker did not start.'));
    this.#worker.postMessage({ facts });
  }

  #receive(response: Response): void {
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if ('error' in response) waiting?.reject(new Error(response.error));
    else waiting?.resolve(response.answer);
  }

  #fail(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }

  /** Sends a request to the worker. Rejects if it fails. */
  ask<Q extends Question>(question: Q, ...args: Parameters<Answers[Q]>): Promise<Answer<Q>> {
    this.#count++;
    const request: Request = { id: this.#count, question, args };
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve: resolve as (answer: unknown) => void, reject });
      this.#worker.postMessage(request);
    });
  }
}

/** Runs one job at a time, and only the newest of the waiting ones: a result for an old text is useless. */
export class Latest {
  #running = false;
  #next: (() => Promise<void>) | undefined;

  run(job: () => Promise<void>): void {
    this.#next = job;
    if (!this.#running) void this.#work();
  }

  async #work(): Promise<void> {
    this.#running = true;
    while (this.#next) {
      const job = this.#next;
      this.#next = undefined;
      await job();
    }
    this.#running = false;
  }
}
