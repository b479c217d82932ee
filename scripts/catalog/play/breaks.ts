/** Where the role itself fails: Ansible fails in a template or task, or the rendered text is not a manifest. */
import type { PlayStop } from '../../../src/catalog/play.ts';
import type { Json } from '../../../src/core/json.ts';
import type { Assignment } from '../probe.ts';
import { cubes, type Domain, points } from './cubes.ts';
import type { Play, PlayRender } from './driver.ts';
import { type Candidate, failure } from './effects.ts';
import { distinct, without } from './stops.ts';

interface Place {
  file: string;
  task?: string;
  kind: PlayStop['kind'];
}

/** Where a rendering failed; undefined if it did not. */
function placeOf(render: PlayRender, role: string): Place | undefined {
  const [template] = Object.keys(render.broken).sort();
  if (template !== undefined) return { file: `${role}/${template}`, kind: 'manifest' };
  if (render.typeErrors?.length) return { file: `${role}/${render.typeErrors.join(', ')}`, kind: 'manifest' };
  if (render.error === undefined || render.errorIn === undefined) return undefined;
  const file = render.errorIn.split('#')[0] as string;
  const inTemplate = /((?:templates\/)?[\w./-]+\.j2)/.exec(render.error)?.[1];
  return {
    file: inTemplate ? `${role}/templates/${inTemplate.replace(/^.*templates\//, '')}` : file,
    ...(render.errorTask ? { task: render.errorTask } : {}),
    kind: 'render',
  };
}

/**
 * Assignments that stop the role, each reduced to what the stop needs and extended to every value with the same result.
 */
export async function measureBreaks(
  play: Play,
  tries: readonly Assignment[],
  candidates: readonly Candidate[],
  presets: Readonly<Record<string, Json>>,
): Promise<PlayStop[]> {
  const role = play.roles[0] as string;
  const found = new Map<string, PlayStop>();
  const done = new Set<string>();
  const renders = await play.render(tries);
  for (const [i, set] of tries.entries()) {
    const place = placeOf(renders[i] as PlayRender, role);
    if (!place) continue;
    const cause = await reduced(play, set, place, role);
    const missing = /'(cilium_\w+)' is undefined/.exec((renders[i] as PlayRender).error ?? '')?.[1];
    const key = `${place.file}|${Object.keys(cause).sort()}`;
    if (done.has(key) || Object.keys(cause).length > 3) continue;
    done.add(key);
    for (const when of await widened(
      play,
      { ...cause, ...(await lifting(play, cause, role, candidates, presets)) },
      missing,
      place,
      role,
      candidates,
      presets,
    )) {
      const stop: PlayStop = { ...place, when, ...(Object.keys(when).length === 0 ? { always: true as const } : {}) };
      found.set(JSON.stringify(stop), stop);
    }
  }
  return [...found.values()];
}

async function reduced(play: Play, set: Assignment, place: Place, role: string): Promise<Assignment> {
  let cause = set;
  for (const key of Object.keys(set)) {
    const smaller = without(cause, key);
    if (placeOf(await play.one(smaller), role)?.file === place.file) cause = smaller;
  }
  return cause;
}

/** Variables with a value that lets the play pass despite the cause, with the value that they have otherwise. */
async function lifting(
  play: Play,
  cause: Assignment,
  role: string,
  candidates: readonly Candidate[],
  presets: Readonly<Record<string, Json>>,
): Promise<Assignment> {
  const found: Record<string, Json> = {};
  for (const { name, values } of candidates) {
    const preset = presets[name];
    const switches = typeof preset === 'boolean' || values.length > 1;
    if (Object.hasOwn(cause, name) || !switches || preset === undefined || !/^cilium_/.test(name)) continue;
    const renders = await play.render(values.map((value) => ({ ...cause, [name]: value })));
    const isLifted = renders.some((render) => placeOf(render, role) === undefined && failure(render) === undefined);
    if (isLifted) found[name] = preset;
  }
  return found;
}

async function widened(
  play: Play,
  cause: Assignment,
  missing: string | undefined,
  place: Place,
  role: string,
  candidates: readonly Candidate[],
  presets: Readonly<Record<string, Json>>,
): Promise<PlayStop['when'][]> {
  const domains = Object.entries(cause).map(([name, value]): Domain => {
    const preset = presets[name];
    const values = candidates.find((one) => one.name === name)?.values ?? [];
    const isVersion = name === 'cilium_version';
    const all = distinct([preset, value, ...values, ...(preset === undefined ? [false] : [])]);
    const strangers =
      typeof preset === 'boolean' || isVersion
        ? []
        : all.filter(
            (one): one is Json => one !== undefined && one !== preset && /alpha|beta/.test(JSON.stringify(one)),
          );
    return {
      name,
      values: isVersion ? all.filter((one) => one !== undefined) : all,
      kind: isVersion ? 'versions' : 'words',
      strangers,
      preset,
    };
  });
  // A variable that Ansible finds undefined is part of the cause: setting it avoids the stop.
  if (missing !== undefined && !Object.hasOwn(cause, missing)) {
    domains.push({
      name: missing,
      values: [undefined, 'alpha'],
      kind: 'words',
      strangers: ['alpha'],
      preset: undefined,
    });
  }
  const size = domains.reduce((count, { values }) => count * values.length, 1);
  if (size > 200) return [];
  const seen = await play.render(points(domains));
  return cubes(
    domains,
    seen.map((render) => placeOf(render, role)?.file === place.file),
  );
}
