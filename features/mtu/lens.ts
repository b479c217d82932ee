import type { LensContext, Settings } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import type { MtuIntent } from './schema.ts';

/** The agent has always had the option, but the chart has a value for it only from 1.13 on. */
export function write({ bytes }: MtuIntent, context: LensContext): Settings {
  return context.is('<1.13.0') ? { values: {}, options: { mtu: `${bytes}` } } : { values: { MTU: bytes } };
}

/** Makes the agent detect the MTU. */
export function writeOff(context: LensContext): Settings {
  return context.is('<1.13.0') ? { values: {}, options: { mtu: '0' } } : { values: { MTU: 0 } };
}

/** The intent for a configuration; undefined if the agent detects the MTU. */
export function read(options: OptionsView): MtuIntent | undefined {
  const size = Number(options.get('mtu') ?? '0');
  return Number.isInteger(size) && size >= 576 && size <= 65535 ? { bytes: size } : undefined;
}
