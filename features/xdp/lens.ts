import type { LensContext, Settings } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { acceleration } from '../shared/load-balancer-state.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { XdpIntent } from './schema.ts';

/** XDP in Helm values. Sets the devices, because the agent could otherwise detect devices that were not checked. */
export function write(intent: XdpIntent, context: LensContext): Settings {
  const { mode = 'native', devices } = intent;
  const values: Settings['values'] = { 'loadBalancer.acceleration': mode };
  if (mode === 'disabled') return { values };
  if (devices !== undefined) values.devices = [...new Set(devices.map((device) => device.name))];
  return onFullReplacement({ values }, context);
}

/** Disables XDP. */
export function writeOff(): Settings {
  return { values: { 'loadBalancer.acceleration': 'disabled' } };
}

/** The intent for a configuration; undefined unless XDP is on. A configuration does not contain drivers and kernels. */
export function read(options: OptionsView, context: LensContext): XdpIntent | undefined {
  const mode = acceleration(options, context);
  if (mode !== 'native' && mode !== 'best-effort') return undefined;
  const names = deviceNames(options);
  return names.length === 0 ? { mode } : { mode, devices: names.map((name) => ({ name })) };
}

/** The devices that the agent should use, in order; empty if it detects them, or they are not known. */
export function deviceNames(options: OptionsView): string[] {
  return (options.get('devices') ?? '').split(/[\s,]+/).filter((name) => name !== '');
}
