/**
 * How the agent balances Services, according to its options: algorithm, forwarding mode, DSR dispatch and XDP
 * acceleration. Three of the options have an older name, which early charts write and the agent still reads.
 * Sources in cilium/cilium: `daemon/cmd/daemon_main.go` and `pkg/option/config.go` (up to 1.17),
 * `pkg/loadbalancer/config.go` (1.18 and later), `pkg/datapath/xdp/cell.go` (1.17 and later).
 */
import type { LensContext } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { routing } from './agent-state.ts';
import { any, not, type Ternary } from './ternary.ts';

/** The options' names, the newest first, then the older name and the versions that read it. */
const names = {
  algorithm: ['bpf-lb-algorithm', 'node-port-algorithm', '<1.20.0'],
  mode: ['bpf-lb-mode', 'node-port-mode', '<1.20.0'],
  acceleration: ['bpf-lb-acceleration', 'node-port-acceleration', '>=1.9.0'],
} as const;

/** The option of a setting under the name that this configuration uses, which a finding should point at. */
export function optionName(setting: keyof typeof names, options: OptionsView, context: LensContext): string {
  const [name, alias, aliasVersions] = names[setting];
  return !options.has(name) && options.has(alias) && context.is(aliasVersions) ? alias : name;
}

/** Every name of a setting in any version. */
export function optionNames(setting: keyof typeof names): readonly string[] {
  const [name, alias] = names[setting];
  return [name, alias];
}

/** How the agent selects a backend for a new connection: `random` or `maglev`. undefined if not known. */
export function algorithm(options: OptionsView, context: LensContext): string | undefined {
  return options.text(optionName('algorithm', options, context), 'random');
}

/** How requests are forwarded to another node: `snat`, `dsr` or `hybrid`. undefined if not known. */
export function forwardingMode(options: OptionsView, context: LensContext): string | undefined {
  return options.text(optionName('mode', options, context), 'snat');
}

/** True if replies leave directly from the backend's node, at least for TCP. */
export function usesDSR(options: OptionsView, context: LensContext): Ternary {
  const mode = forwardingMode(options, context);
  return any(isWord(mode, 'dsr'), isWord(mode, 'hybrid'));
}

/** How DSR transports the Service address with a request: `opt`, `ipip` or `geneve`. 1.9 supports only `opt`. */
export function dispatch(options: OptionsView, context: LensContext): string | undefined {
  return context.is('<1.10.0') ? 'opt' : options.text('bpf-lb-dsr-dispatch', 'opt');
}

/** True if a possibly unknown word is this one. */
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
