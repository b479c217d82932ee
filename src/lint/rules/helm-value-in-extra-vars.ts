import { carrierVariable } from '../../catalog/catalog.ts';
import { isBranch } from '../../cluster/chart-paths.ts';
import type { RawOption } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { list } from '../../core/wording.ts';
import { objectsMoved } from '../../plan/carriers.ts';
import { howToSay } from '../advice.ts';
import { isHelmShaped, optionsMovedBy, pathsIn } from '../helm-shaped.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'helm-value-in-extra-vars',
  severity: 'error',
  symptoms: ['setting-lost', 'play-fails'],
  title: 'Helm value instead of an agent option',
  why: 'Extra vars are keys of the ConfigMap that the agent reads. Cilium is documented as Helm values, which have other names and types. The agent ignores a Helm value in the ConfigMap.',
  fix: 'Write the agent option for this Helm value, or set the value where this release accepts Helm values.',
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
  check({ view, report }) {
    for (const setting of view.raw.options) {
      if (!isHelmShaped(view, setting)) continue;
      report({
        subject: setting.option,
        at: setting.key,
        message: `${setting.option} is a Helm value, not an agent option, so the agent ignores it. ${instead(view, setting)}`,
      });
    }
  },
});

function instead(view: ScopeView, setting: RawOption): string {
  const paths = pathsIn(setting);
  if (view.reads('cilium_extra_values')) return `Put it into ${carrierVariable(view.release.facts, 'extraValues')}.`;
  if (view.reads('custom_cni_chart_values')) return `Put it into custom_cni_chart_values, outside extraConfig.`;
  const named = paths.map((path) => (isBranch(view.target.chart, path) ? `${path}.enabled` : path));
  const objects = [...new Set(named.flatMap((path) => objectsMoved(view.target.chart, path)))].filter(
    (object) => !/^(?:DaemonSet|Deployment|ClusterRole)\/cilium/.test(object),
  );
  const { release } = view.release.facts;
  if (objects.length > 0) {
    return `It also requires ${list(objects)}, which Kubespray ${release} does not create. Use a release with cilium_extra_values.`;
  }
  const options = [...new Set(named.flatMap((path) => optionsMovedBy(view, path)))];
  const [option] = options;
  if (option === undefined) return `Kubespray ${release} has no variable for Helm values.`;
  return options.length === 1
    ? `The agent option is ${option}. ${howToSay(view, option)}`
    : `The agent options are ${list(options)}.`;
}
