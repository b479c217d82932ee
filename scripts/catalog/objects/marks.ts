/** Marks: values that show where they arrive, so that one rendering tells of hundreds of values at once. */
import type { Transform } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import type { Input } from '../probe.ts';

/** The shape in which a list is tried: not all templates take both. */
export type ListShape = 'texts' | 'mappings';

const firstNumber = 20000;

function isMapping(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lists whose items are mappings in every chart: a text among them would make the whole list one that has no names. */
const ofMappings = /(containers|volumes|mounts|env|ports|aliases|secrets)$/i;

function listMark(path: string, id: number, shape: ListShape): Json {
  if (/args$/i.test(path)) return [`--mk${id}x=mk${id}y`];
  return shape === 'texts' && !ofMappings.test(path) ? [`mk${id}x`, `mk${id}y`] : [{ name: `mk${id}x` }];
}

/** The mark of an input; undefined for switches, and for texts of a form that a mark has not. */
export function markOf(input: Input, id: number, shape: ListShape): Json | undefined {
  const preset = input.default ?? input.candidates[0];
  if (input.candidates.includes(true) || input.candidates.includes(false)) return undefined;
  if (typeof preset === 'number') return firstNumber + id;
  if (typeof preset === 'string') return input.candidates.includes('probe-a') ? `mk${id}x` : undefined;
  if (Array.isArray(preset)) return listMark(input.name, id, shape);
  if (isMapping(preset)) return { ...(isMapping(input.default) && input.default), [`mk${id}k`]: `mk${id}x` };
  return undefined;
}

/** How a mark arrived at a leaf. */
export interface Arrival {
  id: number;
  path: string;
  as: Transform;
  part?: true;
  prefix?: string;
  suffix?: string;
}

const inPath = /(?:\[mk(\d+)x\]|\.?mk(\d+)k(?=$|[.[]))/;
const longestFrame = 60;

function ofText(text: string, path: string): Arrival[] {
  const ids = new Set([...text.matchAll(/mk(\d+)[xy]/g)].map(([, id]) => Number(id)));
  return [...ids].map((id) => {
    if (text === `mk${id}x`) return { id, path, as: 'json' };
    const separators: [string, Transform][] = [
      [' ', 'space'],
      [',', 'comma'],
      ['\n', 'lines'],
    ];
    const found = separators.find(([separator]) => text.includes(`mk${id}x${separator}mk${id}y`));
    const whole = found ? `mk${id}x${found[0]}mk${id}y` : `mk${id}x`;
    return framed(text, whole, { id, path, as: found?.[1] ?? 'string' });
  });
}

function framed(text: string, whole: string, arrival: Arrival): Arrival {
  const at = text.indexOf(whole);
  const [prefix, suffix] = [text.slice(0, at), text.slice(at + whole.length)];
  if (at < 0 || prefix.length + suffix.length > longestFrame || /mk\d|\n/.test(prefix + suffix)) {
    return { ...arrival, part: true };
  }
  return { ...arrival, ...(prefix && { prefix }), ...(suffix && { suffix }) };
}

/** The marks that arrived at a leaf. `numbers` tells which numbers are marks. */
export function arrivals(path: string, value: Json, isMark: (id: number) => boolean): Arrival[] {
  const below = inPath.exec(path);
  if (below) return [{ id: Number(below[1] ?? below[2]), path: path.slice(0, below.index), as: 'json', part: true }];
  const ofNumber = (number: number): Arrival[] =>
    isMark(number - firstNumber) ? [{ id: number - firstNumber, path, as: 'json' }] : [];
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value === 'string') {
    const numbers = [...value.matchAll(/(?<!\d)2\d{4}(?!\d)/g)]
      .map(([text]) => Number(text))
      .filter((number) => isMark(number - firstNumber));
    const ofNumbers = numbers.map((number) =>
      framed(value, String(number), { id: number - firstNumber, path, as: 'string' }),
    );
    return [...ofText(value, path), ...ofNumbers];
  }
  if (!Array.isArray(value)) return [];
  return ofList(value, path, isMark);
}

function ofList(list: Json[], path: string, isMark: (id: number) => boolean): Arrival[] {
  const found = new Map<string, Arrival>();
  for (const item of list) {
    const text = typeof item === 'object' ? JSON.stringify(item) : item;
    for (const arrival of arrivals(path, text, isMark)) {
      const isItem =
        item === `mk${arrival.id}x` || item === `mk${arrival.id}y` || item === `--mk${arrival.id}x=mk${arrival.id}y`;
      const isItself = isItem || typeof item === 'object';
      const { prefix: _, suffix: __, ...bare } = arrival;
      const known = isItself ? { ...bare, as: 'json' as const } : arrival;
      found.set(`${arrival.id}`, found.get(`${arrival.id}`) ?? { ...known, part: true });
    }
  }
  const [only] = found.values();
  if (only && found.size === 1 && list.every((item) => JSON.stringify(item).includes(`mk${only.id}`))) {
    const { part: _, ...whole } = only;
    return [whole];
  }
  return [...found.values()];
}
