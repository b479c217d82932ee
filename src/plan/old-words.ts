/** Options that an agent still reads under their old names, where a release's own manifests write those. */
import type { KubesprayRelease } from '../catalog/catalog.ts';
import { isIn } from '../core/versions.ts';
import type { OptionGoal } from './goals.ts';

/**
 * Cilium 1.14 reads `tunnel` beside the two options that replaced it, and `tunnel` wins where it is written. A release
 * whose template knows only `tunnel` says routing mode and tunnel protocol through it.
 * Source: cilium/cilium pkg/option/config.go (Populate) of 1.14.
 */
export function inOldWords(goals: readonly OptionGoal[], release: KubesprayRelease, cilium: string): OptionGoal[] {
  const written = release.band.options ?? {};
  const applies = isIn(cilium, '>=1.14.0 <1.15.0') && written.tunnel !== undefined && !written['routing-mode'];
  const mode = goals.find((goal) => goal.option === 'routing-mode');
  const protocol = goals.find((goal) => goal.option === 'tunnel-protocol');
  const native = mode?.wanted === 'native';
  const encapsulates = protocol?.wanted !== undefined;
  // One word cannot say native routing and a protocol.
  if (!applies || !(mode || protocol) || (native && encapsulates && protocol?.wanted !== 'vxlan')) return [...goals];
  const tunnel: OptionGoal = {
    option: 'tunnel',
    wanted: native ? 'disabled' : (protocol?.wanted ?? 'vxlan'),
    unwanted: [],
    settings: [...new Set([...(mode?.settings ?? []), ...(protocol?.settings ?? [])])],
  };
  return [...goals.filter((goal) => goal !== mode && goal !== protocol), tunnel];
}
