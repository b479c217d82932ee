import { carrierVariable } from '../../catalog/catalog.ts';
import type { History } from '../../cluster/across-releases.ts';
import { failsIfSet, isBranch } from '../../cluster/chart-paths.ts';
import { extraValuesSince } from '../../cluster/known-releases.ts';
import type { RawOption } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { list, listOf } from '../../core/wording.ts';
import { objectsMoved } from '../../plan/carriers.ts';
import { howToSay } from '../advice.ts';
import { isHelmShaped, optionsMovedBy, pathsIn } from '../helm-shaped.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'helm-value-in-extra-vars',
  severity: 'error',
  symptoms: ['setting-lost', 'play-fails'],
  title: 'Helm value instead of an agent option',
  why: "The entries of cilium_config_extra_vars are keys of the ConfigMap that the agent reads. Most of Cilium's guides show Helm values, whose names and types differ. The agent ignores a Helm value in the ConfigMap.",
  fix: 'Use the agent option for this Helm value, or set the Helm value in cilium_extra_values if the release has it.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/blob/master/docs/CNI/cilium.md',
  examples: {
    bad: [
      {
        kubespray: 'v2.24.3',
        groupVars: 'cilium_config_extra_vars:\n  ingressController:\n    enabled: true\n',
        lines: [2],
      },
      { kubespray: 'v2.31.0', groupVars: 'cilium_config_extra_vars:\n  egressGateway.enabled: "true"\n', lines: [2] },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  ingressController:\n    enabled: true\n' },
      { kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  bpf-lb-algorithm: maglev\n' },
    ],
  },
  async check({ view, history, report }) {
    for (const setting of view.raw.options) {
      if (!isHelmShaped(view, setting)) continue;
      report({
        subject: setting.option,
        at: setting.key,
        message: `${setting.option} is a Helm value, not an agent option, so the agent ignores it. ${await instead(view, setting, history)}`,
      });
    }
  },
});

async function instead(view: ScopeView, setting: RawOption, history: History): Promise<string> {
  const paths = pathsIn(setting);
  const place = placeOfValues(view);
  if (place !== undefined) {
    const { chart } = view.target;
    const gone = paths.find(
      (path) => failsIfSet(chart, path) || (chart.value(path) === undefined && !isBranch(chart, path)),
    );
    if (gone === undefined) return `Move it to ${place}.`;
    // The chart has the value under another name, or fails if it is set.
    const today = await history.valuesInstead(gone, chart);
    return `Cilium ${chart.version} does not have ${gone}.${today.length > 0 ? ` Set ${list(today)} in ${place}.` : ''}`;
  }
  const named = paths.map((path) => (isBranch(view.target.chart, path) ? `${path}.enabled` : path));
  const objects = [...new Set(named.flatMap((path) => objectsMoved(view.target.chart, path)))].filter(
    (object) => !/^(?:DaemonSet|Deployment|ClusterRole)\/cilium/.test(object),
  );
  const { release } = view.release.facts;
  if (objects.length > 0) {
    return `This value also needs ${listOf(objects, 'objects', 2)}, which Kubespray ${release} does not create. Use Kubespray ${extraValuesSince} or later, and set ${list(named)} in cilium_extra_values.`;
  }
  const options = [...new Set(named.flatMap((path) => optionsMovedBy(view, path)))];
  const [option] = options;
  if (option === undefined) return `Kubespray ${release} has no variable for Helm values.`;
  return options.length === 1
    ? `The agent option is ${option}. ${howToSay(view, option)}`
    : `The agent options are ${list(options)}.`;
}

/** Where the release accepts Helm values; undefined if it does not. */
function placeOfValues(view: ScopeView): string | undefined {
  if (view.reads('cilium_extra_values')) return carrierVariable(view.release.facts, 'extraValues');
  return view.reads('custom_cni_chart_values') ? 'custom_cni_chart_values, outside extraConfig' : undefined;
}
