/** Options that an agent still reads under old names, if a release's own manifests write those names. */
import type { KubesprayRelease } from '../catalog/catalog.ts';
import { isIn } from '../core/versions.ts';
import type { OptionGoal } from './goals.ts';

/**
 * Cilium 1.14 reads `tunnel` in addition to the two options that replaced it, and `tunnel` overrides them. A release
 * whose template only has `tunnel` sets routing mode and tunnel protocol through it.
 * Source: cilium/cilium pkg/option/config.go (Populate) of 1.14.
 */
export function inOldWords(goals: readonly OptionGoal[], release: KubesprayRelease, cilium: string): OptionGoal[] {
  const written = release.band.options ?? {};
  const applies = isIn(cilium, '>=1.14.0 <1.15.0') && written.tunnel !== undefined && !written['routing-mode'];
  const mode = goals.find((goal) => goal.option === 'routing-mode');
  const protocol = goals.find((goal) => goal.option === 'tunnel-protocol');
  if (!applies || !(mode || protocol)) return [...goals];
  const native = mode?.wanted === 'native';
  // With native routing, `tunnel` does not contain the protocol, which stays an option of its own.
  const replaced = native ? [mode] : [mode, protocol];
  const tunnel: OptionGoal = {
    option: 'tunnel',
    wanted: native ? 'disabled' : (protocol?.wanted ?? 'vxlan'),
    unwanted: [],
    exact: true,
    saysOn: false,
    settings: [...new Set(replaced.flatMap((goal) => goal?.settings ?? []))],
  };
  return [...goals.filter((goal) => !replaced.includes(goal)), tunnel];
}
