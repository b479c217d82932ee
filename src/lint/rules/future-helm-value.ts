import { minorOf } from '../../catalog/catalog.ts';
import { list } from '../../core/wording.ts';
import { defineRule } from '../rule.ts';
import { strangeValues } from '../unknown-helm-values.ts';

export default defineRule({
  id: 'future-helm-value',
  severity: 'error',
  symptoms: ['setting-lost'],
  title: 'Helm value of newer charts',
  why: 'The chart ignores values that it does not have yet.',
  fix: 'Use the value of this version, or upgrade Cilium.',
  upstream: 'https://docs.cilium.io/en/stable/helm-reference/',
  examples: {
    bad: [
      {
        kubespray: 'v2.29.0',
        groupVars: 'cilium_extra_values:\n  clustermesh:\n    mcsapi:\n      enabled: true\n',
        lines: [4],
      },
    ],
    good: [{ kubespray: 'v2.29.0', groupVars: 'cilium_extra_values:\n  ipv4NativeRoutingCIDR: 10.0.0.0/8\n' }],
  },
  async check({ view, history, report }) {
    for (const { path, key, life } of await strangeValues(view, history)) {
      if (!life.newer) continue;
      const { cilium, chart } = view.target;
      const first = life.versions.find((version) => minorOf(version) !== minorOf(cilium)) ?? life.versions[0] ?? '';
      const here = life.older ? [] : await history.valueToday(path, chart);
      report({
        subject: path,
        at: key,
        message: `The chart has the value ${path} from Cilium ${minorOf(first)} on, so it has no effect in ${chart.version}.${here.length > 0 ? ` Use ${list(here)}.` : ''}`,
      });
    }
  },
});
