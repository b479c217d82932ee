import { similarName, suggest } from '../../core/similar-name.ts';
import { defineRule } from '../rule.ts';
import { strangeValues } from '../unknown-helm-values.ts';

export default defineRule({
  id: 'unknown-helm-value',
  severity: 'error',
  title: 'A Helm value that no chart of Cilium has',
  why: 'Helm takes any value. One that the chart does not look at changes nothing, and nothing says so.',
  fix: 'Use the path that the chart has.',
  examples: {
    bad: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  loadbalancer:\n    algorithm: maglev\n', lines: [3] },
      {
        kubespray: 'v2.29.1',
        groupVars: 'cilium_install_extra_flags: "--set bandwithManager.enabled=true"\n',
        lines: [1],
      },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  loadBalancer:\n    algorithm: maglev\n' },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  podAnnotations:\n    example.org/team: network\n' },
    ],
  },
  async check({ view, history, report }) {
    for (const { path, key, life } of await strangeValues(view, history)) {
      if (life.versions.length > 0) continue;
      report({
        subject: path,
        at: key,
        message: `The chart of Cilium ${view.target.chart.version} has no value ${path}: it is ignored.${suggest(similarName(path, view.target.chart.paths()))}`,
      });
    }
  },
});
