/** The catalog with a further check of the playbook, as an unseen release can have it. */
import { readFileSync } from 'node:fs';
import { Catalog } from '../../src/catalog/catalog.ts';
import type { PlayCatalog, PlayStop } from '../../src/catalog/play.ts';
import type { KubesprayCatalog } from '../../src/catalog/types.ts';

const folder = new URL('../../catalog/', import.meta.url);

interface More {
  variables?: PlayCatalog['variables'];
  assertions?: KubesprayCatalog['assertions'];
}

class WithStop extends Catalog {
  readonly #stop: PlayStop;
  readonly #more: More;

  constructor(when: PlayStop['when'], more: More) {
    super({ read: async (path) => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as unknown });
    this.#stop = { file: 'cilium/tasks/check.yml', task: 'Stop if odd', kind: 'check', when };
    this.#more = more;
  }

  override async play(release: string): Promise<PlayCatalog> {
    const play = await super.play(release);
    const { variables } = this.#more;
    return { ...play, stops: [...play.stops, this.#stop], variables: { ...play.variables, ...variables } };
  }

  override async kubespray(release: string): Promise<KubesprayCatalog> {
    const facts = await super.kubespray(release);
    const { assertions = [] } = this.#more;
    const others = facts.assertions.filter(({ variable }) => assertions.every((own) => own.variable !== variable));
    return { ...facts, assertions: [...others, ...assertions] };
  }
}

/** A catalog in which every release has a check with these conditions, and what the measurement of it would add. */
export const withStop = (when: PlayStop['when'], more: More = {}): Catalog => new WithStop(when, more);
