import type { Settings } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import type { Ipv6Intent } from './schema.ts';

/** Source: values.yaml of the charts, 1.9.0 to 1.20.0. */
export function write(intent: Ipv6Intent): Settings {
  return { values: defined<Json>({ 'ipv6.enabled': true, 'ipv4.enabled': intent.ipv4 }) };
}

/** Disables IPv6. */
export function writeOff(): Settings {
  return { values: { 'ipv6.enabled': false } };
}

/** The intent for a configuration; undefined if IPv6 is off. */
export function read(options: OptionsView): Ipv6Intent | undefined {
  if (options.flag('enable-ipv6', true) !== true || !options.has('enable-ipv6')) return undefined;
  return options.flag('enable-ipv4', true) === false ? { ipv4: false } : {};
}
