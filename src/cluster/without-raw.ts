/** The variables of a scope as if a raw setting were not there. */

import { OverlaidMap } from '../core/overlaid-map.ts';
import { isMap, joinPath, type PartlyKnown } from '../core/value-tree.ts';
import type { Variables } from '../predict/kubespray.ts';
import { type RawOption, type RawValue, withoutPath } from './raw-settings.ts';

/** Settings on the command line of the Cilium CLI cannot be taken out one by one; then nothing changes. */
export function withoutRaw(variables: Variables, setting: RawOption | RawValue): Variables {
  const tree = variables.get(setting.carrier);
  if (!isMap(tree)) return variables;
  const option = 'option' in setting ? joinPath([setting.option]) : undefined;
  const inValues = setting.carrier === 'cilium_config_extra_vars' ? option : `extraConfig.${option}`;
  const rest = withoutPath(tree, 'path' in setting ? setting.path : (inValues ?? ''));
  return new OverlaidMap<PartlyKnown>(variables, new Map([[setting.carrier, rest]]));
}
