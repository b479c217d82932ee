/** The release that an inventory is for: as named, else as configured, else what lies around it, else the newest. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { TargetHint } from '../../formats/ansible/hints.ts';
import type { Inventory } from '../../formats/ansible/inventory.ts';
import { chooseRelease } from './release-choice.ts';
import { namesRelease } from './request.ts';
import type { TargetRequest } from './target.ts';

/** The release, or why it is missing; `notice` if a nearby one was taken. */
export type ChosenRelease = Awaited<ReturnType<typeof chooseRelease>>;

/** Chooses releases; each request is resolved once, however many inventories have it. */
export class ReleaseChooser {
  readonly #catalog: Catalog;
  readonly #known = new Map<string, Promise<ChosenRelease>>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /**
   * The release of an inventory.
   *
   * @returns `isNewest` where nothing names one, so that the newest known release is in
   */
  async forInventory(inventory: Inventory, request: TargetRequest): Promise<ChosenRelease & { isNewest: boolean }> {
    if (!namesRelease(request)) {
      const found = await this.#around(inventory, request);
      if (found) return { ...found, isNewest: false };
    }
    return { ...(await this.choose(request)), isNewest: !namesRelease(request) };
  }

  choose(request: TargetRequest): Promise<ChosenRelease> {
    const key = JSON.stringify([request.kubespray, request.kubean, request.cilium, request.kernel]);
    const known = this.#known.get(key) ?? chooseRelease(request, this.#catalog);
    this.#known.set(key, known);
    return known;
  }

  /** What the files around an inventory tell, where the catalog knows it. */
  async #around(inventory: Inventory, request: TargetRequest): Promise<ChosenRelease | undefined> {
    for (const hint of inventory.hints) {
      const named = await this.#named(hint);
      const { choice } = named ? await this.choose({ ...request, ...named }) : {};
      // A nearby release is not a news here: nobody named another.
      if (choice) return { choice };
    }
    return undefined;
  }

  /** A hint as a request; a commit tells more than the line of releases that it belongs to. */
  async #named({ kubespray, commit, kubean }: TargetHint): Promise<TargetRequest | undefined> {
    if (kubean !== undefined) return { kubean };
    if (commit !== undefined) {
      const pinned = (await this.#catalog.kubean()).releases.find((entry) => entry.commit.startsWith(commit));
      if (pinned) return { kubespray: pinned.kubespray };
    }
    return kubespray === undefined ? undefined : { kubespray };
  }
}
