import type { LensContext, Settings } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import type { HostFirewallIntent } from './schema.ts';

/** The switch became a mapping in 1.11. Source: chart values.yaml, `Documentation/security/host-firewall.rst`. */
function switchOf(context: LensContext): string {
  return context.is('<1.11.0') ? 'hostFirewall' : 'hostFirewall.enabled';
}

export function write(intent: HostFirewallIntent, context: LensContext): Settings {
  return { values: defined<Json>({ [switchOf(context)]: true, devices: intent.devices }) };
}

/** Disables policies for nodes. */
export function writeOff(context: LensContext): Settings {
  return { values: { [switchOf(context)]: false } };
}

/** Devices are a setting of the whole agent, so they are not read as part of this feature. */
export function read(options: OptionsView): HostFirewallIntent | undefined {
  return options.flag('enable-host-firewall', false) === true ? {} : undefined;
}
