/** What a migration needs next to the variables: things to do by hand, in order. They come from the transitions. */

import type { Catalog } from '../../catalog/catalog.ts';
import { OptionsView } from '../../core/options.ts';
import { stepTo } from '../../transitions/rules/cilium-version.ts';
import installer from '../../transitions/rules/installer.ts';
import kubesprayRelease from '../../transitions/rules/kubespray-release.ts';
import { type Journey, stopsOf } from '../../transitions/stops.ts';
import type { Change, Cluster, Stop } from '../../transitions/transition.ts';

export type { Journey };

/** A release as a transition sees it that looks at no options. */
function clusterOf({ release, installer: installs, cilium, cleansUp }: Stop): Cluster {
  const options = new OptionsView(new Map());
  return {
    release,
    installer: installs,
    cilium,
    options,
    facts: new Map(),
    variables: new Map(),
    cleansUp,
    resetFlag: undefined,
  };
}

/** The steps, in order: those of the whole way, then those of each release on it. */
export async function manualSteps(journey: Journey, catalog: Catalog): Promise<string[]> {
  const stops = await stopsOf(journey, catalog);
  const [first, last] = [stops[0], stops.at(-1)];
  if (!first || !last) return [];
  const change = (on: readonly Stop[]): Change => ({
    before: clusterOf(on[0] ?? first),
    after: clusterOf(on.at(-1) ?? last),
    stops: on,
    ignored: [],
    left: [],
    added: [],
  });
  const whole = kubesprayRelease.look(change(stops))?.before ?? [];
  const single = stops.flatMap((stop, index) => {
    const before = stops[index - 1];
    if (!before) return [];
    const effect = installer.look(change([before, stop]));
    return [
      ...stepTo(before, stop).map(({ text }) => text),
      ...(effect?.before ?? []).map(({ text }) => text),
      ...(effect?.play ?? []),
    ];
  });
  return [...whole.map(({ text }) => text), ...single];
}
