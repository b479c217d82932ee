import type { Condition } from '../catalog/types.ts';
import { heldRefusals, suspects } from '../lint/refusals.ts';
import { defineRule } from '../lint/rule.ts';

export default defineRule({
  id: 'chart-refuses',
  severity: 'error',
  title: 'A combination of values that the chart refuses',
  why: "Cilium's chart checks values against each other and fails before anything is installed.",
  fix: 'Change one of the values, or set what the other needs.',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_extra_values:\n  l7Proxy: false\n  ingressController:\n    enabled: true\n',
        lines: [2],
      },
    ],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  ingressController:\n    enabled: true\n' }],
  },
  check({ view, report }) {
    for (const refusal of heldRefusals(view)) {
      // One value that is wrong by itself is an invalid value.
      if (Object.keys(refusal).length === 1) continue;
      const [path] = suspects(view, refusal);
      const [origin] = path === undefined ? [] : view.valueOrigins(path);
      if (path === undefined || !origin) continue;
      report({
        subject: path,
        at: origin.at,
        message: `The chart of Cilium ${view.target.chart.version} fails where ${Object.entries(refusal).map(say).join(' and ')}.`,
      });
    }
  },
});

function say([path, condition]: [string, Condition]): string {
  if ('unset' in condition) return `${path} is ${condition.unset ? 'not ' : ''}set`;
  if ('truthy' in condition) return `${path} is ${condition.truthy ? 'on' : 'off or empty'}`;
  const words = ('in' in condition ? condition.in : condition.notIn).map((word) => JSON.stringify(word)).join(' or ');
  return `${path} is ${'in' in condition ? '' : 'not '}${words}`;
}
