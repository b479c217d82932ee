/** Changes every value, alone and where as much as possible is switched on, and notes what moves in the objects. */
import type { Json } from '../../../src/core/json.ts';
import type { ManifestProbe, Rendering } from '../cilium/helm.ts';
import { Recorder } from '../learn/recorder.ts';
import { canonical } from '../learn/samples.ts';
import type { Assignment, Input } from '../probe.ts';
import { Dissector, featuresOf } from './features.ts';

/** A chart's probe with a cache of whole renderings. */
export class ManifestRecorder extends Recorder<Rendering> {
  readonly dissector: Dissector;
  readonly #features = new Map<Rendering, Record<string, Json>>();

  constructor(probe: ManifestProbe) {
    super(probe);
    this.dissector = new Dissector(probe);
  }

  /** True if two renderings differ at a place, `Kind/name` or `Kind/name:path`, or below it. */
  moved(before: Rendering, after: Rendering, place: string): boolean {
    const colon = place.indexOf(':');
    const object = colon < 0 ? place : place.slice(0, colon);
    const [left, right] = [before.objects[object], after.objects[object]];
    if (colon < 0 || !left || !right) return (left === undefined) !== (right === undefined);
    if (left.join() === right.join()) return false;
    const path = place.slice(colon + 1);
    const [old, now] = [this.dissector.leaves(left), this.dissector.leaves(right)];
    return [...new Set([...old.keys(), ...now.keys()])].some(
      (leaf) => leaf.startsWith(path) && canonical(old.get(leaf)) !== canonical(now.get(leaf)),
    );
  }

  features(rendering: Rendering): Record<string, Json> {
    let features = this.#features.get(rendering);
    if (!features) {
      features = featuresOf(rendering, this.dissector);
      this.#features.set(rendering, features);
    }
    return features;
  }
}

/** One place that a change moved. */
export interface Movement {
  object: string;
  /** A leaf of the object; undefined where the object comes or goes. */
  path?: string;
  before: Json | undefined;
  after: Json | undefined;
}

/** What differs between two renderings in their objects. */
function movements(recorder: ManifestRecorder, before: Rendering, after: Rendering): Movement[] {
  const found: Movement[] = [];
  const names = new Set([...Object.keys(before.objects), ...Object.keys(after.objects)]);
  for (const object of names) {
    const [left, right] = [before.objects[object], after.objects[object]];
    if (!left || !right) {
      found.push({ object, before: left ? true : undefined, after: right ? true : undefined });
      continue;
    }
    if (left.join() === right.join()) continue;
    const [old, now] = [recorder.dissector.leaves(left), recorder.dissector.leaves(right)];
    for (const path of new Set([...old.keys(), ...now.keys()])) {
      const [was, is] = [old.get(path), now.get(path)];
      if (was === undefined || is === undefined || canonical(was) !== canonical(is)) {
        found.push({ object, path, before: was, after: is });
      }
    }
  }
  return found;
}

/** What one value of one input did in one context. */
export interface Effect {
  input: string;
  value: Json;
  /** The number of the context. */
  context: number;
  error?: string;
  movements: Movement[];
  /** Agent options that moved. */
  options: string[];
}

/** So many values of an input that is not a choice between words are tried. */
const laterValues = 2;

/**
 * Changes one input at a time. In the defaults it changes all inputs. With everything enabled it changes the choices
 * again, each to its other values. In contexts of other words it changes the choices that changed nothing before.
 */
export async function explore(
  recorder: ManifestRecorder,
  inputs: readonly Input[],
  contexts: readonly Assignment[],
  isEnumeration: (input: Input) => boolean,
  log: (line: string) => void,
): Promise<Effect[]> {
  const effects: Effect[] = [];
  const moved = new Set<string>();
  const worthTrying = (input: Input, context: Assignment, number: number) => {
    const values = valuesIn(input, context);
    const isChoice = isEnumeration(input) || values.every((value) => typeof value === 'boolean');
    if (number === 0) return isChoice ? values : values.slice(0, laterValues);
    // Where everything is on, what a choice takes away shows; the words of other contexts are for what did nothing yet.
    if (number === 1) return isChoice ? values : moved.has(input.name) ? [] : values.slice(0, 1);
    return isChoice && !moved.has(input.name) ? values.slice(0, laterValues) : [];
  };
  for (const [number, context] of contexts.entries()) {
    const base = await recorder.one(context);
    const tries = inputs.flatMap((input) =>
      worthTrying(input, context, number).map((value) => ({
        input: input.name,
        value,
        set: { ...context, [input.name]: value },
      })),
    );
    const seen = await recorder.render(tries.map(({ set }) => set));
    for (const [i, { input, value }] of tries.entries()) {
      const after = seen[i] as Rendering;
      effects.push({
        input,
        value,
        context: number,
        ...(after.error !== undefined && { error: after.error }),
        movements: after.error === undefined ? movements(recorder, base, after) : [],
        options: after.error === undefined ? movedOptions(base.options, after.options) : [],
      });
    }
    for (const effect of effects) if (effect.movements.length > 0) moved.add(effect.input);
    log(`context ${number + 1} of ${contexts.length}: ${recorder.size} renderings`);
  }
  return effects;
}

/** Values worth a try in a context: the candidates, and the default where the context has another value. */
function valuesIn(input: Input, context: Assignment): Json[] {
  const now = Object.hasOwn(context, input.name) ? context[input.name] : input.default;
  const all = [...(input.default === undefined ? [] : [input.default]), ...input.candidates];
  const seen = new Set([canonical(now)]);
  return all.filter((value) => {
    const key = canonical(value);
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

function movedOptions(before: Record<string, string>, after: Record<string, string>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]);
}
