/**
 * The release of an inventory: from the request, otherwise from the files around the inventory, otherwise the newest.
 */
import type { Catalog } from '../../catalog/catalog.ts';
import type { TargetHint } from '../../formats/ansible/hints.ts';
import type { Inventory } from '../../formats/ansible/inventory.ts';
import { chooseRelease } from './release-choice.ts';
import { namesRelease } from './request.ts';
import type { TargetRequest } from './target.ts';

/** The release, or why it was not found; `notice` if a nearby one replaces it. */
export type ChosenRelease = Awaited<ReturnType<typeof chooseRelease>>;

/** Chooses releases. It resolves each request once, even if several inventories share it. */
export class ReleaseChooser {
  readonly #catalog: Catalog;
  readonly #known = new Map<string, Promise<ChosenRelease>>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /**
   * The release of an inventory.
   *
   * @returns `isNewest` is true if nothing names a release, so that it is the newest known one
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

  /** The release that the files around an inventory indicate, if the catalog has it. */
  async #around(inventory: Inventory, request: TargetRequest): Promise<ChosenRelease | undefined> {
    for (const hint of inventory.hints) {
      const named = await this.#named(hint);
      const { choice } = named ? await this.choose({ ...request, ...named }) : {};
      // No notice about a nearby release, because the user named none.
      if (choice) return { choice };
    }
    return undefined;
  }

  /** A hint as a request. A commit is more precise than the line of releases that it belongs to. */
  async #named({ kubespray, commit, kubean }: TargetHint): Promise<TargetRequest | undefined> {
    if (kubean !== undefined) return { kubean };
    if (commit !== undefined) {
      const pinned = (await this.#catalog.kubean()).releases.find((entry) => entry.commit.startsWith(commit));
      if (pinned) return { kubespray: pinned.kubespray };
    }
    return kubespray === undefined ? undefined : { kubespray };
  }
}
