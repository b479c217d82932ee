/**
 * Values that agent and operator refuse although the types of their flags allow them. They check words, bounds and
 * ports when they start. Rules on combinations of options are constraints of features.
 * Source: cilium/cilium v1.9 to v1.15, and the trees from which 1.16 to 1.20 were branched.
 */
import { parseNetwork } from './network.ts';
import { isIn } from './versions.ts';
import { list } from './wording.ts';

/** What some options accept in a range of versions. */
interface Accepted {
  /** Names of options, or a pattern of them. */
  options: readonly string[] | RegExp;
  versions: string;
  /** Where upstream checks it. */
  source: string;
  takes(text: string): boolean;
  /** The text behind "must be" in a message. */
  expected: string;
  /** Set if another value does not stop the program: it cannot use the value. */
  outcome?: 'unusable';
}

/** Accepts these words and the empty text. A message names the words in this order. */
function words(...taken: readonly string[]): Pick<Accepted, 'takes' | 'expected'> {
  const shown = taken.map((word) => JSON.stringify(word));
  return {
    takes: (text) => text === '' || taken.includes(text),
    expected: shown.length < 3 ? shown.join(' or ') : `one of ${list(shown, 8)}`,
  };
}

/** Accepts numbers within bounds. The type of the flag alone decides about values that are not numbers. */
function numbers(least: number, most = Number.POSITIVE_INFINITY): Pick<Accepted, 'takes' | 'expected'> {
  const isBounded = most < Number.POSITIVE_INFINITY;
  return {
    takes: (text) => !(Number(text) < least || Number(text) > most),
    expected: isBounded ? `a number from ${least} to ${most}` : `${least} or more`,
  };
}

/** Splits a list as the agent does: at commas or white space. */
function parts(text: string): string[] {
  return text.split(/[,\s]+/).filter((part) => part !== '');
}

const config = 'pkg/option/config.go';
const largestPort = 65_535;

const monitorLevels = ['none', 'lowest', 'low', 'medium', 'maximum'];
const otherMonitorLevels = ['', 'disabled', 'max', '0', '1', '2', '3', '4'];
const flags = ['all', 'none', 'fin', 'syn', 'rst', 'psh', 'ack', 'urg', 'ece', 'cwr'];
const identityModes = ['crd', 'kvstore'];

const facts: readonly Accepted[] = [
  {
    options: ['monitor-aggregation'],
    versions: '>=1.9.0',
    source: 'pkg/option/monitor.go, ParseMonitorAggregationLevel',
    takes: (text) => [...monitorLevels, ...otherMonitorLevels].includes(text.toLowerCase()),
    expected: `one of ${list(monitorLevels, 8)}`,
  },
  {
    options: ['monitor-aggregation-flags'],
    versions: '>=1.9.0',
    source: config,
    takes: (text) => parts(text).every((part) => flags.includes(part.toLowerCase())),
    expected: `a list of TCP flags, of ${list(flags, 10)}`,
  },
  { options: ['bpf-map-dynamic-size-ratio'], versions: '>=1.9.0', source: config, ...numbers(0, 1) },
  {
    options: ['bpf-ct-global-tcp-max', 'bpf-ct-global-any-max', 'bpf-nat-global-max'],
    versions: '>=1.9.0',
    source: `${config}, checkMapSizeLimits`,
    ...numbers(2 ** 10, 2 ** 24),
  },
  {
    options: ['bpf-sock-rev-map-max'],
    versions: '<1.18.0',
    source: `${config}, checkMapSizeLimits`,
    ...numbers(2 ** 10, 2 ** 24),
  },
  // Later versions round to the nearest size that they accept.
  {
    options: ['bpf-policy-map-max'],
    versions: '<1.13.0',
    source: `${config}, checkMapSizeLimits`,
    ...numbers(2 ** 8, 2 ** 16),
  },
  {
    options: ['bpf-policy-map-max'],
    versions: '>=1.13.0 <1.18.0',
    source: `${config}, checkMapSizeLimits`,
    ...numbers(2 ** 8),
  },
  {
    options: ['bpf-fragments-map-max'],
    versions: '>=1.9.0',
    source: `${config}, checkMapSizeLimits`,
    ...numbers(2 ** 8, 2 ** 16),
  },
  {
    options: ['bpf-auth-map-max'],
    versions: '>=1.14.0',
    source: `${config}, checkMapSizeLimits`,
    ...numbers(2 ** 8, 2 ** 24),
  },
  {
    options: ['bpf-lb-map-max'],
    versions: '>=1.9.0',
    source: `${config} (up to 1.17), pkg/loadbalancer/config.go`,
    ...numbers(1),
  },
  {
    options: [
      'bpf-lb-service-map-max',
      'bpf-lb-service-backend-map-max',
      'bpf-lb-rev-nat-map-max',
      'bpf-lb-affinity-map-max',
      'bpf-lb-source-range-map-max',
      'bpf-lb-maglev-map-max',
    ],
    versions: '>=1.12.0',
    source: `${config} (up to 1.17), pkg/loadbalancer/config.go`,
    ...numbers(0),
  },
  { options: ['mtu'], versions: '<1.18.0', source: `${config}, Validate`, ...numbers(0) },
  { options: ['route-metric'], versions: '>=1.11.0', source: `${config}, Validate`, ...numbers(0) },
  { options: ['tofqdns-max-deferred-connection-deletes'], versions: '>=1.9.0', source: config, ...numbers(0) },
  { options: ['bpf-filter-priority'], versions: '>=1.13.0', source: config, ...numbers(0, largestPort) },
  {
    options: ['datapath-mode'],
    versions: '<1.10.0',
    source: 'daemon/cmd/daemon_main.go',
    ...words('veth', 'ipvlan'),
  },
  {
    options: ['datapath-mode'],
    versions: '>=1.10.0 <1.12.0',
    source: 'daemon/cmd/daemon_main.go',
    ...words('veth', 'ipvlan', 'lb-only'),
  },
  {
    options: ['datapath-mode'],
    versions: '>=1.12.0 <1.16.0',
    source: 'daemon/cmd/daemon_main.go',
    ...words('veth', 'lb-only'),
  },
  {
    options: ['datapath-mode'],
    versions: '>=1.16.0 <1.18.0',
    source: 'daemon/cmd/daemon_main.go',
    ...words('veth', 'netkit', 'netkit-l2', 'lb-only'),
  },
  {
    options: ['datapath-mode'],
    versions: '>=1.18.0 <1.20.0',
    source: 'daemon/cmd/daemon_main.go',
    ...words('veth', 'netkit', 'netkit-l2'),
  },
  {
    options: ['datapath-mode'],
    versions: '>=1.20.0',
    source: 'pkg/datapath/connector/config.go',
    ...words('auto', 'veth', 'netkit', 'netkit-l2'),
  },
  { options: ['identity-allocation-mode'], versions: '<1.17.0', source: config, ...words(...identityModes) },
  {
    options: ['identity-allocation-mode'],
    versions: '>=1.17.0',
    source: config,
    ...words(...identityModes, 'doublewrite-readkvstore', 'doublewrite-readcrd'),
  },
  { options: ['service-no-backend-response'], versions: '>=1.15.0', source: config, ...words('reject', 'drop') },
  { options: ['policy-deny-response'], versions: '>=1.19.0', source: config, ...words('none', 'icmp') },
  {
    options: ['policy-cidr-match-mode'],
    versions: '>=1.15.0 <1.20.0',
    source: `${config}, validatePolicyCIDRMatchMode`,
    takes: (text) => parts(text).every((part) => part === 'nodes'),
    expected: '"nodes" or empty',
  },
  {
    options: ['policy-cidr-match-mode'],
    versions: '>=1.20.0',
    source: `${config}, validatePolicyCIDRMatchMode`,
    takes: (text) => parts(text).every((part) => part === 'nodes' || part === 'pods'),
    expected: 'a list of "nodes" and "pods"',
  },
  {
    options: ['packetization-layer-pmtud-mode'],
    versions: '>=1.20.0',
    source: 'pkg/mtu/cell.go, parsePLPMTUDMode',
    ...words('always', 'blackhole', 'disabled', 'unset'),
  },
  {
    options: ['vlan-bpf-bypass'],
    versions: '>=1.11.0',
    source: config,
    takes: (text) => parts(text).every((part) => /^\d+$/.test(part)),
    expected: 'a list of VLAN numbers',
  },
  {
    options: ['ipv6-cluster-alloc-cidr'],
    versions: '>=1.9.0',
    source: `${config}, validateIPv6ClusterAllocCIDR`,
    takes: (text) => text === '' || (text.includes(':') && parseNetwork(text)?.length === 64),
    expected: 'an IPv6 CIDR with a prefix length of 64',
  },
  {
    options: ['native-routing-cidr', 'ipv4-native-routing-cidr'],
    versions: '>=1.9.0',
    source: `${config}, Populate`,
    takes: (text) => text === '' || parseNetwork(text)?.family === 4,
    expected: 'an IPv4 CIDR, such as "10.233.64.0/18"',
  },
  {
    options: ['ipv6-native-routing-cidr'],
    versions: '>=1.11.0',
    source: `${config}, Populate`,
    takes: (text) => text === '' || parseNetwork(text)?.family === 6,
    expected: 'an IPv6 CIDR, such as "fd85::/48"',
  },
  {
    options: ['node-port-range'],
    versions: '>=1.9.0',
    source: `${config} (up to 1.17), pkg/loadbalancer/config.go`,
    takes: isPortRange,
    expected: 'two ports with a comma between them, the lower one first, such as "30000,32767"',
  },
  // No port is larger, so nothing can listen there.
  {
    options: /-(?:port|portrange-(?:min|max))$/,
    versions: '>=1.9.0',
    source: 'RFC 9293, section 3.1; RFC 768',
    takes: (text) => !/^\d+$/.test(text) || Number(text) <= largestPort,
    expected: `a port of at most ${largestPort}`,
    outcome: 'unusable',
  },
  {
    options: /-(?:serve-addr|(?:listen|bind|server)-address|metrics-server)$/,
    versions: '>=1.9.0',
    source: 'RFC 9293, section 3.1; RFC 768',
    takes: (text) => Number(/:(\d+)$/.exec(text)?.[1] ?? 0) <= largestPort,
    expected: `an address with a port of at most ${largestPort}`,
    outcome: 'unusable',
  },
];

/** Accepts two ports in ascending order, separated by a comma or white space, or an empty text. */
function isPortRange(text: string): boolean {
  const ends = parts(text);
  if (ends.length === 0) return true;
  const [low = '', high = ''] = ends;
  return ends.length === 2 && /^\d+$/.test(low) && /^\d+$/.test(high) && Number(low) < Number(high);
}

/** What an option accepts instead of a value. */
export interface Refusal {
  /** The text behind "must be" in a message. */
  expected: string;
  /** True if the program does not start; false if it starts but cannot use the value. */
  stops: boolean;
}

/**
 * What an option accepts, if agent or operator refuse its value although the type of its flag allows it.
 *
 * @param cilium the version of Cilium
 * @returns undefined for an accepted value, and for options without known limits
 */
export function refusedText(option: string, text: string, cilium: string): Refusal | undefined {
  const fact = facts.find(
    ({ options, versions }) =>
      (options instanceof RegExp ? options.test(option) : options.includes(option)) && isIn(cilium, versions),
  );
  if (!fact || fact.takes(text)) return undefined;
  return { expected: fact.expected, stops: fact.outcome === undefined };
}
