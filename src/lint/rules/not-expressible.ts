import { isTruthy } from '../../catalog/table.ts';
import { extraValuesSince } from '../../cluster/known-releases.ts';
import type { RawOption } from '../../cluster/raw-settings.ts';
import { type ScopeView, textOf } from '../../cluster/scope-view.ts';
import { parseBoolean } from '../../core/options.ts';
import { setPath } from '../../core/value-tree.ts';
import { listOf } from '../../core/wording.ts';
import { objectsMovedBy } from '../../plan/carriers.ts';
import type { ValueTree } from '../../predict/chart.ts';
import { valuesFor, variablesFor } from '../advice.ts';
import { lineForValue } from '../meaning.ts';
import { defineRule, type Problem } from '../rule.ts';

export default defineRule({
  id: 'not-expressible',
  severity: 'error',
  symptoms: ['setting-lost'],
  title: 'Setting that this release cannot fully apply',
  why: 'Some features also require other objects of the chart, such as Services, permissions and certificates. A release that only sets the agent option does not create these objects.',
  fix: 'Use a release that has cilium_extra_values, or install the chart with custom_cni.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/blob/master/docs/CNI/cilium.md',
  examples: {
    bad: [
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_config_extra_vars:\n  enable-ingress-controller: "true"\n',
        lines: [2],
      },
      {
        kubespray: 'v2.28.1',
        groupVars: 'cilium_config_extra_vars:\n  enable-gateway-api: "true"\n',
        lines: [2],
      },
    ],
    good: [
      { kubespray: 'v2.28.1', groupVars: 'cilium_gateway_api_enabled: true\n' },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  ingressController:\n    enabled: true\n' },
      { kubespray: 'v2.27.1', groupVars: 'cilium_config_extra_vars:\n  enable-ingress-controller: "false"\n' },
    ],
  },
  check({ view, report }) {
    for (const setting of view.raw.options) {
      const missing = missingFor(view, setting);
      if (missing) report({ subject: setting.option, at: setting.key, ...describe(view, setting.option, missing) });
    }
  },
});

interface Missing {
  /** The chart's own switch. */
  path: string;
  objects: string[];
}

/** What an option of cilium_config_extra_vars switches on without its objects; undefined if nothing is missing. */
function missingFor(view: ScopeView, { option, value, carrier }: RawOption): Missing | undefined {
  if (carrier !== 'cilium_config_extra_vars' || !view.reads(carrier)) return undefined;
  const text = textOf(value);
  if (typeof text !== 'string' || parseBoolean(text) !== true) return undefined;
  if (view.ownManifests && variablesFor(view, option).length > 0) return undefined;
  const path = switchOf(view, option);
  const objects = path === undefined ? [] : missingObjects(view, path);
  return path === undefined || objects.length === 0 ? undefined : { path, objects };
}

function describe(view: ScopeView, option: string, { path, objects }: Missing): Pick<Problem, 'severity' | 'message'> {
  const all = listOf(objects, 'objects', 2);
  const line = lineForValue(view, path, true);
  if (line) return { message: `${option} also needs ${all}, which an agent option does not create. Set ${line.text}.` };
  const lacks = `${option} also needs ${all}, which Kubespray ${view.release.facts.release} does not create or extend.`;
  // Without access to the Secrets of a namespace a feature works, but for what it reads there.
  return objects.every((object) => /^(?:Role|RoleBinding)\//.test(object))
    ? { severity: 'warning', message: `${lacks} What depends on these permissions does not work.` }
    : {
        message: `${lacks} The option alone has no effect. Use Kubespray ${extraValuesSince} or later, and set ${path} in cilium_extra_values. Or install the chart with custom_cni.`,
      };
}

/** The Helm switch that an option belongs to: the one that alone changes it, and that has the same name. */
function switchOf({ target }: ScopeView, option: string): string | undefined {
  const [path, ...others] = valuesFor({ target } as ScopeView, option);
  if (path === undefined || others.length > 0 || !path.endsWith('.enabled')) return undefined;
  const words = path.replace(/\.enabled$/, '').replace(/[A-Z]+(?![a-z])|[A-Z]|\./g, (part) => `-${part.toLowerCase()}`);
  return option === `enable-${words.replaceAll('-.', '-')}` ? path : undefined;
}

/** Objects that the switch adds to those that Kubespray's manifests have anyway. */
function missingObjects(view: ScopeView, path: string): string[] {
  const preset = view.target.chart.value(path)?.default;
  if (isTruthy(preset)) return [];
  const on: ValueTree = {};
  setPath(on, path, true);
  return objectsMovedBy(view.target.chart, path, true, on).filter(
    // The agent's own permissions differ from the chart's anyway; the operator gets new ones only with a new controller.
    (object) =>
      !/^(?:DaemonSet|Deployment|ClusterRole|ServiceAccount|ConfigMap)\//.test(object) ||
      (object === 'ClusterRole/cilium-operator' && view.ownManifests),
  );
}
