/** The role's own manifests as decision tables over variables: objects, images, arguments, references. */
import type { ManifestFacts, ObjectReference, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { learn } from '../learn/learn.ts';
import { featuresOf } from '../objects/features.ts';
import type { Assignment, Input, Probe } from '../probe.ts';
import type { Play, PlayRender } from './driver.ts';
import { type Effect, failure } from './effects.ts';
import type { Places } from './footprint.ts';

/** Kinds of places that the tables describe: an object, an image, arguments, and the references of volumes and pods. */
const deciding =
  /^[A-Z]\w*\/[^:]+(?:$|:.*(?:\.image$|\.args$|\.args\b|\.command$|volumes\[|envFrom|secretKeyRef|configMapKeyRef|serviceAccount|priorityClassName|imagePullSecrets|roleRef|subjects))/;

/** With more variables than this, the tables of one release would take too long. */
const productLimit = 24;

/** Learns the tables; `effects` show which variables can matter, and where. */
export async function measureManifests(
  play: Play,
  places: Places,
  effects: readonly Effect[],
  presets: Readonly<Record<string, Json>>,
  made: ReadonlySet<string>,
): Promise<ManifestFacts> {
  const inputs = inputsOf(effects, presets);
  const probe: Probe = {
    async render(batch) {
      return (await play.render(batch)).map((render) => observation(render, places));
    },
  };
  const { outputs } = await learn(probe, inputs, {
    transforms: ['python', 'string', 'lower', 'comma', 'space'],
    refusalName: () => undefined,
    productLimit,
  });
  const facts: ManifestFacts = { objects: {}, images: {}, arguments: {}, references: [] };
  const images = imagesOf(effects);
  for (const name of Object.keys(outputs).sort()) {
    const { table } = outputs[name] as { table: Table };
    addTable(facts, name, name.startsWith('i|') ? withImage(table, images.get(name.slice(2))) : table);
  }
  facts.references = facts.references.map((reference) => withMaker(reference, facts, made));
  return facts;
}

/** Paths that every node has. */
const ofNode = /^HostPath\/\/(proc|sys|lib\/modules|run\/xtables\.lock|dev)(\/|$)/;

function withMaker(reference: ObjectReference, facts: ManifestFacts, made: ReadonlySet<string>): ObjectReference {
  const { to, maker } = reference;
  if (!to.startsWith('HostPath/')) return reference;
  if (made.has(to.slice('HostPath/'.length))) return { ...reference, maker: 'role' };
  const isMade = facts.references.some((other) => other.to === to && other.maker === 'kubernetes');
  return maker === 'nobody' && (isMade || ofNode.test(to)) ? { ...reference, maker: 'kubernetes' } : reference;
}

/** By `Kind/name/container`, the parts of its image's name: variables, and text between them. */
function imagesOf(effects: readonly Effect[]): Map<string, (string | { of: string; as: 'python' })[]> {
  const found = new Map<string, { text: string; parts: { name: string; at: number; length: number }[] }>();
  for (const { name, value, places, before, after } of effects) {
    for (const place of places) {
      const match = /^([A-Z]\w*\/[^:]+):(?:containers|initContainers)\[([^\]]+)\]\.image$/.exec(place);
      const [was, now] = [before.get(place), after.get(place)];
      if (!match || typeof was !== 'string' || typeof now !== 'string' || typeof value !== 'string' || value === '')
        continue;
      const at = now.indexOf(value);
      const tail = at < 0 ? '' : now.slice(at + value.length);
      if (at < 0 || !was.startsWith(now.slice(0, at)) || !was.endsWith(tail)) continue;
      const key = `${match[1]}/${match[2]}`;
      const image = found.get(key) ?? { text: was, parts: [] };
      const length = was.length - at - tail.length;
      if (image.text === was && !image.parts.some((part) => part.name === name)) image.parts.push({ name, at, length });
      found.set(key, image);
    }
  }
  return new Map([...found].map(([key, { text, parts }]) => [key, joined(text, parts)]));
}

/** The longest parts that do not overlap: a repository's variable instead of the registry in its default. */
function joined(
  text: string,
  parts: readonly { name: string; at: number; length: number }[],
): (string | { of: string; as: 'python' })[] {
  const kept: { name: string; at: number; length: number }[] = [];
  for (const part of [...parts].sort((one, other) => other.length - one.length || (one.name < other.name ? -1 : 1))) {
    if (part.length > 0 && kept.every(({ at, length }) => part.at >= at + length || part.at + part.length <= at))
      kept.push(part);
  }
  const pieces: (string | { of: string; as: 'python' })[] = [];
  let end = 0;
  for (const { name, at, length } of kept.sort((one, other) => one.at - other.at)) {
    if (at > end) pieces.push(text.slice(end, at));
    pieces.push({ of: name, as: 'python' });
    end = at + length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

function withImage(table: Table, join: (string | { of: string; as: 'python' })[] | undefined): Table {
  if (!join) return table;
  return table.map((row) => ('literal' in row.then ? { ...row, then: { join } } : row));
}

/** Names that result from a tried value: they are not facts. */
const tried = /(?:^|[/|-])(?:alpha|beta|gamma|42)(?=$|[|/])|HostPath\/\||HostPath\/\/(?:alpha|beta)/;

function observation(render: PlayRender, places: Places) {
  const error = failure(render);
  const features = error === undefined ? featuresOf(places.rendering(render), places.dissector) : {};
  const outputs = Object.fromEntries(
    Object.entries(features)
      .filter(([name]) => !tried.test(name))
      .map(([name, value]): [string, Json] => [name, name.startsWith('i|') ? true : value]),
  );
  return { ...(error === undefined ? {} : { error }), outputs, objects: {} };
}

/** Variables that switch something, or that become an argument. Repositories, tags and paths do not affect objects. */
function decides(effect: Effect, presets: Readonly<Record<string, Json>>): boolean {
  const preset = presets[effect.name];
  if (preset !== null && typeof preset === 'object' && !Array.isArray(preset)) return false;
  if (effect.places.some((place) => /^[A-Z]\w*\/[^:]*$/.test(place) && !/\/alpha$/.test(place))) return true;
  const isFree = typeof effect.value === 'string' && /^(alpha|beta|42)$/.test(effect.value);
  return effect.places.some(
    (place) => deciding.test(place) && (!isFree || /\.args/.test(place)) && !/\.image$/.test(place),
  );
}

function inputsOf(effects: readonly Effect[], presets: Readonly<Record<string, Json>>): Input[] {
  const values = new Map<string, Json[]>();
  const gates = new Map<string, Assignment[]>();
  const add = (name: string, value: Json) => values.set(name, [...(values.get(name) ?? []), value]);
  for (const effect of effects) {
    if (!decides(effect, presets)) continue;
    const { name, value, gate } = effect;
    add(name, value);
    if (Object.keys(gate).length > 0) gates.set(name, [...(gates.get(name) ?? []), gate]);
    // The variables of a gate count too.
    for (const [key, given] of Object.entries(gate)) add(key, given);
  }
  return [...values.keys()].sort().map((name) => {
    const preset = presets[name];
    return {
      name,
      ...(preset === undefined ? {} : { default: preset }),
      candidates: unique(values.get(name) ?? [])
        .filter((value) => JSON.stringify(value) !== JSON.stringify(preset))
        .slice(0, 3),
      gates: (unique((gates.get(name) ?? []) as unknown as Json[]) as unknown as Assignment[]).slice(0, 2),
    };
  });
}

function unique(values: readonly Json[]): Json[] {
  return values.filter(
    (value, i) => values.findIndex((other) => JSON.stringify(other) === JSON.stringify(value)) === i,
  );
}

function addTable(facts: ManifestFacts, name: string, table: Table): void {
  const [kind, first = '', second = '', need = '', maker = ''] = name.split('|');
  if (kind === 'o') facts.objects[first] = table;
  if (kind === 'i') facts.images[first] = table;
  if (kind === 'a') {
    const flags = facts.arguments[first] ?? {};
    flags[second] = table;
    facts.arguments[first] = flags;
  }
  if (kind === 'r') {
    facts.references.push({
      from: first,
      to: second,
      table,
      ...(need === 'optional' ? { optional: true as const } : {}),
      maker: maker as ObjectReference['maker'],
    });
  }
}
