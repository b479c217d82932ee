/**
 * How the agent reads options, as far as comparisons need it. Sources: `Documentation/cmdref/cilium-agent.md`,
 * `cilium-operator.md` and the agent's start-up code.
 */
import semver from 'semver';
import { parseBoolean } from '../../src/core/options.ts';

/** Options that look boolean but are not, with the versions in which the agent compares their text. */
const textOptions: Record<string, string> = { 'kube-proxy-replacement': '<1.19.0' };

/** Defaults of the agent and the operator that are neither `false` nor empty. */
const defaults: Record<string, string> = {
  'bpf-lb-acceleration': 'disabled',
  'bpf-lb-dsr-dispatch': 'opt',
  'bpf-lb-mode': 'snat',
  'node-port-mode': 'snat',
  'routing-mode': 'tunnel',
  'tunnel-protocol': 'vxlan',
};

/** Texts with the same meaning for the agent. */
const synonyms: { option: string; cilium: string; texts: string[] }[] = [
  { option: 'kube-proxy-replacement', cilium: '>=1.14.0 <1.16.0', texts: ['true', 'strict'] },
];

/** Older names that the agent still reads. The charts before 1.10.1 write them. */
const aliases: { option: string; alias: string; cilium: string }[] = [
  { option: 'bpf-lb-mode', alias: 'node-port-mode', cilium: '<1.20.0' },
  { option: 'bpf-lb-acceleration', alias: 'node-port-acceleration', cilium: '<1.20.0' },
  { option: 'bpf-lb-algorithm', alias: 'node-port-algorithm', cilium: '<1.20.0' },
];

/** 1.14 splits `tunnel` in two options; if the old option is set, it wins, or stops the agent. */
const tunnelSplit = '>=1.14.0 <1.15.0';

/** The value of an option in a configuration, under any of its names. */
export function lookUp(options: Readonly<Record<string, string>>, option: string, cilium: string): string | undefined {
  const { tunnel } = options;
  if (tunnel !== undefined && semver.satisfies(cilium, tunnelSplit)) {
    if (option === 'routing-mode') return tunnel === 'disabled' ? 'native' : 'tunnel';
    if (option === 'tunnel-protocol' && tunnel !== 'disabled') return tunnel;
  }
  if (options[option] !== undefined) return options[option];
  for (const pair of aliases) {
    if (!semver.satisfies(cilium, pair.cilium)) continue;
    if (pair.option === option && options[pair.alias] !== undefined) return options[pair.alias];
    if (pair.alias === option && options[pair.option] !== undefined) return options[pair.option];
  }
  return undefined;
}

/** Why the agent does not start, for options that can be written differently from the chart's way. */
export function startUpError(
  { tunnel, ...options }: Readonly<Record<string, string>>,
  cilium: string,
): string | undefined {
  const split = options['routing-mode'];
  const both = tunnel !== undefined && split !== undefined && split !== 'tunnel';
  return both && semver.satisfies(cilium, tunnelSplit)
    ? `tunnel "${tunnel}" beside routing-mode "${split}"`
    : undefined;
}

/** True if both texts mean the same to the agent. */
export function readsAlike(option: string, one: string, other: string, cilium: string): boolean {
  if (one === other) return true;
  for (const { texts, ...row } of synonyms) {
    const applies = row.option === option && semver.satisfies(cilium, row.cilium);
    if (applies && texts.includes(one) && texts.includes(other)) return true;
  }
  const compared = textOptions[option];
  if (compared !== undefined && semver.satisfies(cilium, compared)) return false;
  const flag = parseBoolean(one);
  if (flag !== undefined && flag === parseBoolean(other)) return true;
  const [left, right] = [mapIn(one), mapIn(other)];
  return left !== undefined && left === right;
}

/**
 * A map of strings as Cilium reads it, in JSON or as `a=b,c=d` (pkg/command, GetStringMapString), in a normalised form.
 */
function mapIn(text: string): string | undefined {
  const entries = text.startsWith('{')
    ? Object.entries((parseFlow(text) as Record<string, string> | null) ?? {})
    : text.split(',').map((part) => part.split(/=(.*)/s, 2));
  if (entries.some(([, value]) => value === undefined)) return undefined;
  return JSON.stringify(entries.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}

function parseFlow(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * True if an unset option has this value. `false` and an empty value count only for an option that the chart also
 * leaves unset unless a feature is enabled. A value that the chart always writes may differ from the agent's default.
 */
export function isDefault(option: string, text: string, chartWritesIt: boolean): boolean {
  if (defaults[option] !== undefined) return defaults[option] === text;
  return !chartWritesIt && (text === '' || parseBoolean(text) === false);
}
