import { carrierBehind, type KubesprayRelease } from '../../catalog/catalog.ts';
import type { History } from '../../cluster/across-releases.ts';
import { type CarrierName, carrierNames } from '../../cluster/raw-settings.ts';
import { type ScopeView, textOf } from '../../cluster/scope-view.ts';
import { sameToAgent } from '../../core/agent-value.ts';
import type { Severity } from '../../core/finding.ts';
import { unknown } from '../../core/options.ts';
import { known } from '../../core/value-tree.ts';
import { stretches } from '../../core/wording.ts';
import { howToSay } from '../advice.ts';
import { adviseLine, lineFor, lineForValue } from '../meaning.ts';
import { defineRule, type Report } from '../rule.ts';

export default defineRule({
  id: 'ignored-carrier',
  severity: 'error',
  symptoms: ['setting-lost', 'after-upgrade'],
  title: 'Dictionary that this release does not read',
  why: 'The variables for agent options and Helm values differ between releases. Kubespray v2.28.0 ignores cilium_config_extra_vars. cilium_extra_values exists from v2.29.0 on.',
  fix: 'Use variables that this release reads, or upgrade to a release that reads this dictionary.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  examples: {
    bad: [
      { kubespray: 'v2.28.0', groupVars: 'cilium_config_extra_vars:\n  enable-bbr: "true"\n', lines: [1, 2] },
      { kubespray: 'v2.28.1', groupVars: 'cilium_extra_values:\n  l7Proxy: false\n', lines: [1, 2] },
    ],
    good: [
      { kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  bpf-lb-maglev-table-size: "65521"\n' },
      { kubespray: 'v2.29.0', groupVars: 'cilium_extra_values:\n  l7Proxy: false\n' },
      { kubespray: 'v2.28.0', groupVars: 'cilium_config_extra_vars: {}\n' },
    ],
  },
  async check({ view, history, report }) {
    for (const carrier of carrierNames) {
      const definition = view.definition(carrier);
      if (!definition || isEmpty(definition.value)) continue;
      const itsName = carrierBehind(view.release.facts, carrier);
      if (view.reads(carrier)) {
        if (itsName === carrier) continue;
        const message = `Kubespray ${view.release.facts.release} does not read ${carrier}, so nothing in it has an effect. Set ${itsName} instead.`;
        report({ subject: carrier, at: definition.location, message });
        continue;
      }
      // Without custom_cni it is not decided which plugin is used.
      if (carrier === 'custom_cni_chart_values' && view.installer !== 'custom-cni') continue;
      const why =
        view.installer === 'custom-cni'
          ? `custom_cni installs the chart itself and does not read ${carrier}`
          : `Kubespray ${view.release.facts.release} does not read ${carrier}`;
      const where = view.installer === 'custom-cni' ? '' : await readersOf(carrier, history);
      report({ subject: carrier, at: definition.location, message: `${why}, so nothing in it has an effect.${where}` });
      if (carrier !== 'cilium_install_extra_flags') reportSettings(view, carrier, { why, where }, report);
    }
  },
});

/** The releases that read a carrier, as a sentence; empty if no release does. */
async function readersOf(carrier: CarrierName, history: History): Promise<string> {
  const releases = await history.releases();
  const all = releases.map(({ facts }) => facts.release);
  const readers = releases.filter((release) => readsCarrier(release, carrier)).map(({ facts }) => facts.release);
  return readers.length > 0 ? ` Use a release that reads it: ${stretches(readers, all)}.` : '';
}

/**
 * Reports each setting in a carrier that nothing reads, with what to set instead, or with the releases that read it.
 */
function reportSettings(
  view: ScopeView,
  carrier: CarrierName,
  { why, where }: { why: string; where: string },
  report: Report,
): void {
  for (const { option, value, key, carrier: its } of view.raw.options) {
    if (its !== carrier || !isOption(view, option)) continue;
    const { severity, advice } = outcome(view, option, textOf(value));
    const way = advice === '' ? where : ` ${advice}`;
    report({ subject: option, at: key, severity, message: `${option} has no effect: ${why}.${way}` });
  }
  for (const { path, value, key, carrier: its } of view.raw.values) {
    if (its !== carrier) continue;
    const plain = known(value);
    const line = plain === undefined ? undefined : lineForValue(view, path, plain);
    const way = line ? ` ${adviseLine(line)}` : where;
    report({ subject: path, at: key, message: `${path} has no effect: ${why}.${way}` });
  }
}

function outcome(
  view: ScopeView,
  option: string,
  text: ReturnType<typeof textOf>,
): { severity: Severity; advice: string } {
  const actual = view.prediction.options.get(option);
  if (typeof actual === 'string' && typeof text === 'string' && sameToAgent(option, actual, text, view.target.cilium)) {
    return { severity: 'info', advice: `The cluster gets ${option} ${JSON.stringify(actual)} anyway.` };
  }
  const line = typeof text === 'string' ? lineFor(view, option, text) : undefined;
  return {
    severity: 'error',
    advice: line ? adviseLine(line) : typeof text === 'string' ? '' : howToSay(view, option),
  };
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '' || value === unknown) return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Another rule reports names that are not agent options. */
function isOption(view: ScopeView, option: string): boolean {
  return (
    /^[a-z0-9][a-z0-9-]*$/.test(option) &&
    !(view.target.chart.value(option) && !view.target.chart.options().has(option))
  );
}

function readsCarrier({ facts: { carriers } }: KubesprayRelease, carrier: CarrierName): boolean {
  switch (carrier) {
    case 'cilium_extra_values':
      return carriers.extraValues;
    case 'cilium_install_extra_flags':
      return carriers.installFlags;
    case 'custom_cni_chart_values':
      return carriers.customCni;
    default:
      return carriers.extraVars === 'config-map' || carriers.extraVars === 'extra-config';
  }
}
