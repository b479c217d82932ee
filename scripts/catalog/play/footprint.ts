/**
 * Everything that the Cilium role creates, as places with values, so that two renderings can be compared place by
 * place.
 */
import type { Json } from '../../../src/core/json.ts';
import { flatten } from '../ansible/ansible.ts';
import type { Rendering } from '../cilium/helm.ts';
import { canonical } from '../learn/samples.ts';
import { Dissector } from '../objects/features.ts';
import type { Play, PlayRender } from './driver.ts';

export type Footprint = ReadonlyMap<string, Json>;

/** Dissects renderings; each manifest and each rendering once. */
export class Places {
  readonly dissector: Dissector;
  readonly #known = new Map<PlayRender, Footprint>();

  constructor(readonly play: Play) {
    this.dissector = new Dissector({ content: (digest: string) => play.content(digest) } as ConstructorParameters<
      typeof Dissector
    >[0]);
  }

  /** Objects of a rendering by `Kind/name`. */
  rendering(render: PlayRender): Rendering {
    const objects: Record<string, string[]> = {};
    for (const place of Object.keys(render.manifests).sort()) {
      const digest = render.manifests[place] as string;
      const object = this.play.content(digest) as { kind?: Json; metadata?: { name?: Json } };
      const name = `${object.kind}/${object.metadata?.name}`;
      objects[name] = [...(objects[name] ?? []), digest];
    }
    return { options: render.config ?? {}, objects };
  }

  of(render: PlayRender): Footprint {
    let found = this.#known.get(render);
    if (!found) {
      found = this.#read(render);
      this.#known.set(render, found);
    }
    return found;
  }

  #read(render: PlayRender): Footprint {
    const found = new Map<string, Json>();
    for (const [key, value] of Object.entries(render.config ?? {})) found.set(`option:${key}`, value);
    for (const [path, value] of Object.entries(flatten(render.values ?? {}))) found.set(`helm:${path}`, value);
    for (const [name, value] of Object.entries(render.facts)) found.set(`fact:${name}`, value);
    for (const [place, digest] of Object.entries(render.objects)) {
      if (place.startsWith('tasks/')) found.set(`task:${place.slice('tasks/'.length)}`, digest);
    }
    for (const [name, digests] of Object.entries(this.rendering(render).objects)) {
      found.set(name, true);
      if (name === 'ConfigMap/cilium-config') continue;
      for (const [path, value] of this.dissector.leaves(digests)) found.set(`${name}:${path}`, value);
    }
    return found;
  }
}

/** Places whose values differ, sorted. */
export function moved(before: Footprint, after: Footprint): string[] {
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].filter((place) => canonical(before.get(place)) !== canonical(after.get(place))).sort();
}

/** For an object or named item that is added or removed, only its own place, without the places in it. */
export function summed(places: readonly string[]): string[] {
  const objects = new Set(places.filter((place) => /^[A-Z]\w*\/[^:]*$/.test(place)));
  const items = places.filter((place) => place.endsWith(']'));
  return places.filter((place) => {
    const at = place.indexOf(':');
    if (/^[A-Z]\w*\//.test(place) && at >= 0 && objects.has(place.slice(0, at))) return false;
    return !items.some((item) => place !== item && place.startsWith(`${item}.`));
  });
}
