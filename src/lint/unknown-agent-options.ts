/** Agent options that an inventory sets and that the chart of the target's Cilium does not write. */

import type { History, Life } from '../cluster/across-releases.ts';
import type { RawOption } from '../cluster/raw-settings.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import { renameKey } from '../yaml/edit.ts';
import { fixOf } from './fix.ts';
import { isAgentOption, isHelmShaped } from './helm-shaped.ts';
import type { Fix } from './rule.ts';

export interface StrangeOption {
  setting: RawOption;
  /** The other versions that have the option. */
  life: Life;
  /** Its name on the target, whether that is also set, and the edit that renames it. */
  here: { name: string; present: boolean; fix: Fix | undefined } | undefined;
}

/** Options that the target does not have, but other versions do. */
export async function strangeOptions(view: ScopeView, history: History): Promise<StrangeOption[]> {
  const { chart, cilium } = view.target;
  const found: StrangeOption[] = [];
  if (view.raw.options.length === 0) return found;
  const listed = await history.listedOptions(cilium);
  for (const setting of view.raw.options) {
    const { option, key, place } = setting;
    if (!view.reads(setting.carrier) || isAgentOption(view, option) || isHelmShaped(view, setting)) continue;
    // The agent has it, although no chart of this version writes it.
    if (listed?.get(option)) continue;
    const life = await history.lifeOfOption(option, cilium);
    if (life.versions.length === 0) continue;
    const name = await history.optionToday(option, chart);
    const present = view.raw.options.some((other) => other.option === name);
    const fix = name !== undefined && !present && place ? fixOf(key.file, renameKey(place, name)) : undefined;
    found.push({ setting, life, here: name === undefined ? undefined : { name, present, fix } });
  }
  return found;
}
