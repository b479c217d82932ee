import type { LensContext, Settings } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { acceleration } from '../shared/load-balancer-state.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { XdpIntent } from './schema.ts';

/** XDP in Helm values. Naming devices pins them: otherwise the agent may detect others than those that were checked. */
export function write(intent: XdpIntent, context: LensContext): Settings {
  const { mode = 'native', devices } = intent;
  const values: Settings['values'] = { 'loadBalancer.acceleration': mode };
  if (mode === 'disabled') return { values };
  if (devices !== undefined) values.devices = [...new Set(devices.map((device) => device.name))];
  return onFullReplacement({ values }, context);
}

/** No XDP. */
export function writeOff(): Settings {
  return { values: { 'loadBalancer.acceleration': 'disabled' } };
}

/** The intent behind a configuration; undefined unless XDP is in use. Drivers and kernels are not in a configuration. */
export function read(options: OptionsView, context: LensContext): XdpIntent | undefined {
  const mode = acceleration(options, context);
  if (mode !== 'native' && mode !== 'best-effort') return undefined;
  const names = deviceNames(options);
  return names.length === 0 ? { mode } : { mode, devices: names.map((name) => ({ name })) };
}

/** The devices that the agent is told to use, in order; none if it detects them or if they are not known. */
export function deviceNames(options: OptionsView): string[] {
  return (options.get('devices') ?? '').split(/[\s,]+/).filter((name) => name !== '');
}
