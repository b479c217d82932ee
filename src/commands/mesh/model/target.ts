/** The release that a cluster's inventory is for: as the mesh file says, else the configuration, else what lies around it. */
import type { Catalog } from '../../../catalog/catalog.ts';
import { chooseRelease, type ReleaseChoice } from '../../../cluster/target/release-choice.ts';
import { given, namesRelease, withoutRelease } from '../../../cluster/target/request.ts';
import type { TargetRequest } from '../../../cluster/target/target.ts';
import type { TargetHint } from '../../../formats/ansible/hints.ts';
import type { Inventory } from '../../../formats/ansible/inventory.ts';
import { findConfiguration, readConfiguration } from '../../../formats/configuration/configuration.ts';
import { readText } from '../../../formats/files/content.ts';
import type { FileSystem } from '../../../formats/files/file-system.ts';

/** The release, or why there is none; `notice` if a nearby one, or the newest, was taken. */
export interface ChosenRelease {
  choice?: ReleaseChoice;
  problem?: string;
  notice?: string;
}

/** Chooses releases; each request is resolved once, however many clusters have it. */
export class ReleaseChooser {
  readonly #files: FileSystem;
  readonly #catalog: Catalog;
  readonly #known = new Map<string, Promise<ChosenRelease>>();

  constructor(files: FileSystem, catalog: Catalog) {
    this.#files = files;
    this.#catalog = catalog;
  }

  /** For an inventory; `named` is what the mesh file says. */
  async choose(inventory: Inventory, named: TargetRequest): Promise<ChosenRelease> {
    const configured = this.#configured(inventory.root);
    const request = { ...configured, ...given(named) };
    if (namesRelease(named)) return this.#resolve({ ...withoutRelease(request), ...given(named) });
    if (namesRelease(request)) return this.#resolve(request);
    for (const hint of inventory.hints) {
      const hinted = await this.#fromHint(hint);
      const chosen = hinted && (await this.#resolve({ ...request, ...hinted }));
      if (chosen?.choice) return chosen;
    }
    const newest = await this.#resolve(request);
    const release = newest.choice?.facts.release;
    return {
      ...newest,
      ...(release !== undefined && {
        notice: `No release is set, so the newest known release was used: Kubespray ${release}. Set one with kubespray or kubean.`,
      }),
    };
  }

  #configured(path: string): TargetRequest {
    const file = findConfiguration(this.#files, path);
    const read = file === undefined ? undefined : readText(this.#files, file);
    if (file === undefined || read === undefined || !('text' in read)) return {};
    return readConfiguration(read.text, file, this.#files).configuration?.targetFor(path) ?? {};
  }

  /** A hint as a request; a commit tells more than the line of releases that it belongs to. */
  async #fromHint({ kubespray, commit, kubean }: TargetHint): Promise<TargetRequest | undefined> {
    if (kubean !== undefined) return { kubean };
    if (commit !== undefined) {
      const pinned = (await this.#catalog.kubean()).releases.find((entry) => entry.commit.startsWith(commit));
      if (pinned) return { kubespray: pinned.kubespray };
    }
    return kubespray === undefined ? undefined : { kubespray };
  }

  #resolve(request: TargetRequest): Promise<ChosenRelease> {
    const key = JSON.stringify([request.kubespray, request.kubean, request.cilium, request.kernel]);
    const known = this.#known.get(key) ?? chooseRelease(request, this.#catalog);
    this.#known.set(key, known);
    return known;
  }
}
