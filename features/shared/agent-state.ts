/**
 * How the agent interprets its options: state that several features need, by Cilium version. Every result may be
 * `undefined`, which means unknown: a value is known only at run time, or the agent rejects it.
 * Sources in cilium/cilium: `daemon/cmd/kube_proxy_replacement.go` and `daemon/cmd/daemon.go` (up to 1.18), `pkg/kpr/`
 * (1.18 and later), `pkg/option/config.go`, `pkg/datapath/tunnel/tunnel.go`.
 */
import type { ConstraintContext, LensContext } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import type { Remedy } from '../../src/core/remedy.ts';
import { all, any, not, type Ternary } from './ternary.ts';

/** The context of a lens. Constraints add the known facts about the kernel. */
export type StateContext = LensContext & Partial<Pick<ConstraintContext<unknown>, 'kernelIs'>>;

export interface Routing {
  mode: 'native' | 'tunnel' | undefined;
  /** Also set with native routing: DSR with Geneve dispatch encapsulates there too. */
  protocol: 'vxlan' | 'geneve' | undefined;
}

/** How pods reach each other. The single `tunnel` option became `routing-mode` and `tunnel-protocol` in 1.14. */
export function routing(options: OptionsView, context: LensContext): Routing {
  if (context.is('<1.14.0') || (context.is('<1.15.0') && isSet(options, 'tunnel') !== false)) {
    const tunnel = options.text('tunnel', '');
    if (tunnel === 'disabled') return { mode: 'native', protocol: undefined };
    const protocol = tunnelProtocol(tunnel === '' ? 'vxlan' : tunnel);
    return { mode: protocol && 'tunnel', protocol };
  }
  const mode = options.text('routing-mode', 'tunnel');
  return {
    mode: mode === 'native' || mode === 'tunnel' ? mode : undefined,
    protocol: tunnelProtocol(options.text('tunnel-protocol', 'vxlan')),
  };
}

/**
 * True if pods reach each other without a tunnel, false if they use one. Also unknown for 1.20's undocumented `hybrid`.
 */
export function nativeRouting(options: OptionsView, context: LensContext): Ternary {
  const { mode } = routing(options, context);
  return mode === undefined ? undefined : mode === 'native';
}

function tunnelProtocol(text: string | undefined): Routing['protocol'] {
  return text === 'vxlan' || text === 'geneve' ? text : undefined;
}

/**
 * How much of kube-proxy Cilium replaces: everything, the parts with a flag, the
 * parts that the kernel supports, or nothing.
 */
export type KubeProxyReplacement = 'full' | 'by-flags' | 'by-kernel' | 'off';

/** The meaning of `kube-proxy-replacement`; undefined if it is not known, or the version rejects the word. */
export function kubeProxyReplacement(options: OptionsView, context: LensContext): KubeProxyReplacement | undefined {
  const wordsUntil113: Record<string, KubeProxyReplacement> = {
    strict: 'full',
    partial: 'by-flags',
    disabled: 'off',
  };
  const booleans: Record<string, KubeProxyReplacement> = { true: 'full', false: 'by-flags' };
  if (context.is('<1.13.0')) return word(options, 'partial', { ...wordsUntil113, probe: 'by-kernel' });
  if (context.is('<1.14.0')) return word(options, 'partial', wordsUntil113);
  if (context.is('<1.16.0')) return word(options, 'false', { ...wordsUntil113, ...booleans });
  if (context.is('<1.19.0')) return word(options, 'false', booleans);
  const enabled = options.flag('kube-proxy-replacement', false);
  if (enabled === undefined) return undefined;
  return enabled ? 'full' : 'by-flags';
}

function word(
  options: OptionsView,
  fallback: string,
  meanings: Record<string, KubeProxyReplacement>,
): KubeProxyReplacement | undefined {
  const text = options.text('kube-proxy-replacement', fallback);
  return text !== undefined && Object.hasOwn(meanings, text) ? meanings[text] : undefined;
}

/** True if Cilium replaces kube-proxy completely. */
export function fullKubeProxyReplacement(options: OptionsView, context: LensContext): Ternary {
  const replacement = kubeProxyReplacement(options, context);
  if (replacement === undefined || replacement === 'by-kernel') return undefined;
  return replacement === 'full';
}

/** True if BPF NodePort is in effect, which most load balancing features require. */
export function nodePort(options: OptionsView, context: LensContext): Ternary {
  return part(options, context, () => {
    // From 1.19 on, only full replacement enables NodePort.
    if (context.is('>=1.19.0')) return false;
    const byEnvoy = context.is('>=1.14.0 <1.16.0') ? options.flag('enable-envoy-config', false) : false;
    return any(options.flag('enable-node-port', false), byEnvoy);
  });
}

/** True if Services are translated at the socket, in at least one namespace. */
export function socketLB(options: OptionsView, context: LensContext): Ternary {
  return part(options, context, () =>
    any(
      context.is('<1.13.0') ? options.flag('enable-host-reachable-services', false) : false,
      context.is('>=1.12.0') ? options.flag('bpf-lb-sock', false) : false,
    ),
  );
}

/** A part of kube-proxy replacement: on with full replacement, off without any, otherwise as its own flags set it. */
function part(options: OptionsView, context: LensContext, byFlags: () => Ternary): Ternary {
  switch (kubeProxyReplacement(options, context)) {
    case 'full':
      return true;
    case 'off':
      return false;
    case 'by-flags':
      return byFlags();
    default:
      return undefined;
  }
}

/** True if IPv4 traffic that leaves the cluster is masqueraded, by iptables or BPF. */
export function ipv4Masquerade(options: OptionsView, context: LensContext): Ternary {
  const name = context.is('<1.10.0') ? 'masquerade' : 'enable-ipv4-masquerade';
  return all(options.flag('enable-ipv4', true), options.flag(name, true));
}

/** True if IPv6 traffic that leaves the cluster is masqueraded; 1.9 has one switch for both families. */
export function ipv6Masquerade(options: OptionsView, context: LensContext): Ternary {
  const name = context.is('<1.10.0') ? 'masquerade' : 'enable-ipv6-masquerade';
  return all(options.flag('enable-ipv6', true), options.flag(name, true));
}

/**
 * True if BPF masquerading has anything to do. Up to 1.13 it supports only IPv4; later, one of the families is enough.
 */
export function masquerading(options: OptionsView, context: LensContext): Ternary {
  const ipv4 = ipv4Masquerade(options, context);
  return context.is('<1.14.0') ? ipv4 : any(ipv4, ipv6Masquerade(options, context));
}

/**
 * True if BPF does the masquerading. Up to 1.14 the agent falls back to iptables if a precondition is missing. Later
 * versions do not start in that case, so only the option decides.
 */
export function bpfMasquerade(options: OptionsView, context: LensContext): Ternary {
  const enabled = options.flag('enable-bpf-masquerade', false);
  if (context.is('>=1.15.0')) return enabled;
  return all(
    enabled,
    masquerading(options, context),
    nodePort(options, context),
    any(nativeRouting(options, context), socketLB(options, context)),
    options.flag('enable-remote-node-identity', true),
    not(isSet(options, 'egress-masquerade-interfaces')),
  );
}

/**
 * The preconditions of BPF host routing, by version. If one is missing, the agent
 * uses legacy routing and only logs that.
 */
function hostRoutingPreconditions(
  options: OptionsView,
  context: StateContext,
): readonly { fits: Ternary; lack: string; set?: Remedy['set']; text?: string; versions?: string }[] {
  const anyMasquerade = any(ipv4Masquerade(options, context), ipv6Masquerade(options, context));
  const isOff = (name: string) => not(options.flag(name, false));
  const off = (name: string) => ({ [name]: 'false' });
  const conditions = [
    {
      fits: isOff('enable-host-legacy-routing'),
      lack: 'enable-host-legacy-routing is "true"',
      set: off('enable-host-legacy-routing'),
    },
    {
      fits: any(not(anyMasquerade), bpfMasquerade(options, context)),
      lack: 'masquerading uses iptables',
      set: { 'enable-bpf-masquerade': 'true' },
    },
    {
      fits: nodePort(options, context),
      lack: 'BPF NodePort is off',
      set: { 'kube-proxy-replacement': 'strict' },
      versions: '<1.14.0',
    },
    {
      fits: fullKubeProxyReplacement(options, context),
      lack: 'kube-proxy replacement is not fully enabled',
      set: { 'kube-proxy-replacement': 'true' },
      versions: '>=1.14.0',
    },
    { fits: isOff('enable-ipsec'), lack: 'IPsec is on', text: 'disable IPsec', versions: '<1.19.0' },
    {
      fits: !context.kernelIs?.('<5.10.0'),
      lack: 'the kernel is older than 5.10',
      text: 'use kernel 5.10 or newer',
      versions: '<1.18.0',
    },
    {
      fits: isOff('enable-endpoint-routes'),
      lack: 'endpoint routes are on',
      set: off('enable-endpoint-routes'),
      versions: '<1.14.0',
    },
    {
      fits: isOff('enable-wireguard'),
      lack: 'WireGuard is on',
      text: 'disable WireGuard',
      versions: '>=1.10.0 <1.14.0',
    },
    {
      fits: nativeRouting(options, context),
      lack: 'pod traffic is tunnelled',
      set: { tunnel: 'disabled' },
      versions: '<1.10.0',
    },
  ];
  return conditions.filter(({ versions = '*' }) => context.is(versions));
}

/**
 * True if packets bypass the host's upper network stack (BPF host routing). The agent falls back to legacy routing
 * without an error, so the option alone is not enough to know.
 */
export function hostRouting(options: OptionsView, context: StateContext): Ternary {
  return all(...hostRoutingPreconditions(options, context).map(({ fits }) => fits));
}

/** The known reasons why BPF host routing is not in effect, as clauses for a message. */
export function hostRoutingObstacles(options: OptionsView, context: StateContext): string[] {
  return hostRoutingPreconditions(options, context).flatMap(({ fits, lack }) => (fits === false ? [lack] : []));
}

/** How to get BPF host routing: the fixes for all obstacles, as one remedy. */
export function hostRoutingRemedies(options: OptionsView, context: StateContext): Remedy[] {
  const obstacles = hostRoutingPreconditions(options, context).filter(({ fits }) => fits === false);
  const set = Object.assign({}, ...obstacles.map((obstacle) => obstacle.set ?? {})) as Record<string, string>;
  const texts = obstacles.flatMap(({ text }) => text ?? []);
  return [
    {
      ...(Object.keys(set).length > 0 && { set }),
      ...(texts.length > 0 && { text: texts.join(' and ') }),
    },
  ];
}

/** True if an option is written and not empty; unknown if that is known only at run time. */
export function isSet(options: OptionsView, key: string): Ternary {
  if (options.isUnknown(key)) return undefined;
  return (options.get(key) ?? '') !== '';
}
