import { minorOf } from '../../catalog/catalog.ts';
import type { ListedOptions } from '../../catalog/listed-options.ts';
import type { Argument, Program } from '../../cluster/arguments.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import type { Location } from '../../core/finding.ts';
import { onDemand } from '../../core/on-demand.ts';
import { suggest } from '../../core/similar-name.ts';
import { slipOf } from '../../core/slip.ts';
import { isHelmShaped } from '../helm-shaped.ts';
import { longerName, optionByMeaning, sameMeaning } from '../meaning.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'unknown-agent-option',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'Unknown agent option',
  why: 'The agent silently ignores unknown keys in cilium-config. An unknown command-line argument stops the program. Guides and AI answers often contain such names. This rule knows the options that a chart sets, and those in the command reference of the agent and the operator. The reference omits hidden options, so the finding for an unknown key is only a warning.',
  fix: 'Use the name that this Cilium version has, or remove the option.',
  upstream: 'https://docs.cilium.io/en/stable/cmdref/cilium-agent/',
  examples: {
    bad: [
      { kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  bpf-lb-algoritm: maglev\n', lines: [2] },
      { kubespray: 'v2.24.3', groupVars: 'cilium_config_extra_vars:\n  enable_l7_proxy: "false"\n', lines: [2] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_config_extra_vars:\n  loadbalancer-algorithm: maglev\n', lines: [2] },
      { kubespray: 'v2.30.0', groupVars: 'cilium_agent_extra_args: ["--totally-made-up"]\n', lines: [1] },
      { kubespray: 'v2.29.1', groupVars: 'cilium_operator_extra_args: ["--enable-hubble=true"]\n', lines: [1] },
      {
        kubespray: 'v2.24.3',
        groupVars: 'cilium_agent_custom_args: ["--cluster-pool-ipv4-mask-size=25"]\n',
        lines: [1],
      },
    ],
    good: [
      { kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  bpf-lb-algorithm: maglev\n' },
      { kubespray: 'v2.30.0', groupVars: 'cilium_config_extra_vars:\n  allow-localhost: policy\n' },
      { kubespray: 'v2.30.0', groupVars: 'cilium_agent_extra_args: ["--routing-mode=native"]\n' },
      { kubespray: 'v2.29.1', groupVars: 'cilium_operator_extra_args: ["--identity-gc-interval=10m"]\n' },
      { kubespray: 'v2.29.1', groupVars: 'cilium_operator_extra_args: ["--kube-proxy-replacement=true"]\n' },
    ],
  },
  async check({ view, history, report }) {
    if (view.raw.options.length === 0 && view.arguments.length === 0) return;
    const listed = await history.listedOptions(view.target.cilium);
    const known = knownNames(view, listed);
    const isKnown = async (option: string): Promise<boolean> =>
      known.has(option) || (await history.lifeOfOption(option, view.target.cilium)).versions.length > 0;
    const { cilium } = view.target;
    for (const setting of view.raw.options) {
      const { option, key } = setting;
      if (!view.reads(setting.carrier) || isHelmShaped(view, setting) || (await isKnown(option))) continue;
      report({
        subject: option,
        at: key,
        severity: known.has(spelt(option)) ? 'error' : 'warning',
        message: () =>
          `Cilium ${minorOf(cilium)} probably has no option ${option}, so the agent ignores it. ${sayUnlisted(option, cilium, listed)}${suggest(meantBy(view, option, known.names())) || checkName}`,
      });
    }
    const told = new Set<Location>();
    for (const argument of view.arguments) {
      const { option, program, at } = argument;
      if (told.has(at) || agentOnly.has(option)) continue;
      const other = otherProgram(argument, listed);
      if (other === undefined && (await isKnown(option))) continue;
      told.add(at);
      const message = () =>
        other === undefined
          ? `Cilium ${minorOf(cilium)} probably has no option ${option}. The ${program} does not start with an unknown argument. ${sayUnlisted(option, cilium, listed)}${suggest(meantBy(view, option, known.names())) || checkName}`
          : `${option} is an option of the ${other}, not of the ${program} of Cilium ${cilium}. The ${program} does not start with an unknown argument. Move ${option} to the arguments of the ${other}.`;
      report({ subject: option, at, message });
    }
  },
});

/** Advice for a name that is not similar to any known name. */
const checkName = ' Check the name, or remove the option.';

/** The program that has an argument's option, if the program that gets the argument does not. */
function otherProgram({ option, program }: Argument, listed: ListedOptions | undefined): Program | undefined {
  if (program === 'operator' && hiddenInOperator.has(option)) return undefined;
  const programs = listed?.programsOf(option) ?? [];
  return programs.includes(program) ? undefined : programs[0];
}

/** Where the option is documented, as a sentence. */
function sayUnlisted(option: string, cilium: string, listed: ListedOptions | undefined): string {
  if (!listed) return 'No known chart sets it.';
  const { before, after } = listed.elsewhere(option);
  if (after !== undefined) return `The command reference lists it only from Cilium ${after} on.`;
  if (before !== undefined) return `The command reference lists it only up to Cilium ${before}.`;
  return `No known chart sets it, and the command reference of ${minorOf(cilium)} does not list it.`;
}

/**
 * Agent options that the operator also has, although its command reference omits them. Source: cilium/cilium,
 * operator/cmd/flags.go (MarkHidden), 1.13 to 1.20.
 */
const hiddenInOperator: ReadonlySet<string> = new Set([
  'disable-cnp-status-updates',
  'disable-endpoint-crd',
  'enable-cilium-clusterwide-network-policy',
  'enable-cilium-network-policy',
  'enable-ciliumnode-crd',
  'enable-egress-gateway',
  'enable-icmp-rules',
  'enable-ipv4-egress-gateway',
  'enable-k8s-cluster-network-policy',
  'enable-k8s-networkpolicy',
  'enable-local-redirect-policy',
  'enable-srv6',
  'kube-proxy-replacement',
  'kvstore-lease-ttl',
]);

/** Flags that cannot be in a ConfigMap. */
const agentOnly: ReadonlySet<string> = new Set(['config', 'config-dir', 'help', 'version', 'cmdref']);

/** The intended option: by meaning, as a longer name, or by similar letters. */
function meantBy(view: ScopeView, option: string, known: ReadonlySet<string>): string | undefined {
  return (
    sameMeaning(option, known) ?? optionByMeaning(view, option) ?? longerName(option, known) ?? slipOf(option, known)
  );
}

/** A name in the spelling of agent options. */
function spelt(option: string): string {
  return option.toLowerCase().replace(/_/g, '-');
}

/** The options that a Cilium is known to have, or lists. */
interface KnownOptions {
  has(option: string): boolean;
  /** All of them, to search for a similar name. */
  names(): ReadonlySet<string>;
}

/** Most names are known, and a lookup is much cheaper than building the whole set. */
function knownNames(view: ScopeView, listed: ListedOptions | undefined): KnownOptions {
  const { target, release, features } = view;
  return {
    has: (option) =>
      target.chart.options().has(option) ||
      listed?.get(option) !== undefined ||
      Object.hasOwn(release.band.options ?? {}, option) ||
      features.some(
        ({ owns, constraints }) => owns.includes(option) || constraints.some(({ reads }) => reads.includes(option)),
      ),
    names: onDemand(() => new Set([...knownOptions(view), ...(listed?.names() ?? [])])),
  };
}

/** Options that this Cilium is known to have: those that the chart or the release writes, and those of the features. */
function knownOptions({ target, release, features }: ScopeView): Set<string> {
  return new Set([
    ...target.chart.options().keys(),
    ...Object.keys(release.band.options ?? {}),
    ...features.flatMap(({ owns, constraints }) => [...owns, ...constraints.flatMap(({ reads }) => reads)]),
  ]);
}
