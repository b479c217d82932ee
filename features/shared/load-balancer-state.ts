/**
 * How the agent balances services, read from its options: algorithm, forwarding mode, DSR dispatch and XDP acceleration.
 * Three of the options have an older name that early charts write and that the agent still reads.
 * Sources in cilium/cilium: `daemon/cmd/daemon_main.go` and `pkg/option/config.go` (up to 1.17),
 * `pkg/loadbalancer/config.go` (1.18 and later), `pkg/datapath/xdp/cell.go` (1.17 and later).
 */
import type { LensContext } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { routing } from './agent-state.ts';
import { any, not, type Ternary } from './ternary.ts';

/** The options' names, newest first; the second one is read in the versions of its range. */
const names = {
  algorithm: ['bpf-lb-algorithm', 'node-port-algorithm', '<1.20.0'],
  mode: ['bpf-lb-mode', 'node-port-mode', '<1.20.0'],
  acceleration: ['bpf-lb-acceleration', 'node-port-acceleration', '>=1.9.0'],
} as const;

/** The option of a setting as the configuration at hand spells it: what a finding should point at. */
export function optionName(setting: keyof typeof names, options: OptionsView, context: LensContext): string {
  const [name, alias, aliasVersions] = names[setting];
  return !options.has(name) && options.has(alias) && context.is(aliasVersions) ? alias : name;
}

/** Every name that a setting had in any version. */
export function optionNames(setting: keyof typeof names): readonly string[] {
  const [name, alias] = names[setting];
  return [name, alias];
}

/** Which backend a new connection goes to: `random` or `maglev`. undefined if not known. */
export function algorithm(options: OptionsView, context: LensContext): string | undefined {
  return options.text(optionName('algorithm', options, context), 'random');
}

/** How requests are forwarded to another node: `snat`, `dsr` or `hybrid`. undefined if not known. */
export function forwardingMode(options: OptionsView, context: LensContext): string | undefined {
  return options.text(optionName('mode', options, context), 'snat');
}

/** True if replies leave from the backend's node, for TCP at least. */
export function usesDSR(options: OptionsView, context: LensContext): Ternary {
  const mode = forwardingMode(options, context);
  return any(isWord(mode, 'dsr'), isWord(mode, 'hybrid'));
}

/** How the service address travels with a request under DSR: `opt`, `ipip` or `geneve`. 1.9 knows `opt` alone. */
export function dispatch(options: OptionsView, context: LensContext): string | undefined {
  return context.is('<1.10.0') ? 'opt' : options.text('bpf-lb-dsr-dispatch', 'opt');
}

/** True if a word that may not be known is this one. */
export function isWord(text: string | undefined, word: string): Ternary {
  return text === undefined ? undefined : text === word;
}

/** Where the load balancer runs: `disabled` (not in XDP), `native`, `best-effort` or `testing-only`. */
export function acceleration(options: OptionsView, context: LensContext): string | undefined {
  return options.text(optionName('acceleration', options, context), 'disabled');
}

/** True if the load balancer runs in XDP. */
export function usesXDP(options: OptionsView, context: LensContext): Ternary {
  return not(isWord(acceleration(options, context), 'disabled'));
}

/** True if pods reach each other through a tunnel. */
export function tunnels(options: OptionsView, context: LensContext): Ternary {
  return isWord(routing(options, context).mode, 'tunnel');
}
