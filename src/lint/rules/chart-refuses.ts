import { missingCertificates } from '../../cluster/provided-certificates.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { shownJson } from '../../core/secrets.ts';
import { getPath, known } from '../../core/value-tree.ts';
import { heldRefusals, refusesPath, refusesWord, suspects } from '../refusals.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'chart-refuses',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'Combination of values that the chart refuses',
  why: "Cilium's chart checks values against each other and fails before anything is installed.",
  fix: 'Change one of the values, or set the values that the chart requires.',
  upstream: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/validate.yaml',
  examples: {
    bad: [
      {
        kubespray: 'v2.29.0',
        groupVars: 'cilium_extra_values:\n  operator:\n    setNodeTaints: true\n    removeNodeTaints: false\n',
        lines: [3],
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_enable_hubble: true\ncilium_extra_values:\n  hubble:\n    tls:\n      auto:\n        enabled: false\n',
        lines: [6],
      },
    ],
    good: [
      { kubespray: 'v2.29.0', groupVars: 'cilium_extra_values:\n  operator:\n    setNodeTaints: true\n' },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_enable_hubble: true\ncilium_extra_values:\n  hubble:\n    tls:\n      auto: { enabled: false }\n      server: { existingSecret: my-server }\n    relay:\n      tls:\n        client: { existingSecret: my-relay }\n',
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_enable_hubble: true\ncilium_extra_values: { hubble: { tls: { enabled: false, auto: { enabled: false } } } }\n',
      },
    ],
  },
  check({ view, report }) {
    if (view.installer === 'nobody') return;
    const told = new Set<string>();
    for (const { off, values } of missingCertificates(view)) {
      const [origin] = view.valueOrigins(off);
      if (!origin || told.has(off)) continue;
      told.add(off);
      report({
        subject: off,
        at: origin.at,
        message: `The chart of Cilium ${view.target.chart.version} fails: ${off} is false, and no certificate is set. ${values
          .map((needed) => `Set ${needed.includes(' and ') ? 'both ' : ''}${needed}`)
          .join(', or ')
          .replace(', or Set', ', or set')}. Or remove ${off}.`,
      });
    }
    for (const refusal of heldRefusals(view)) {
      const [path] = suspects(view, refusal);
      // Another rule reports a single value that is invalid or removed.
      if (path === undefined || told.has(path) || refusesWord(refusal, path) || refusesPath(view, refusal, path))
        continue;
      const [origin] = view.valueOrigins(path);
      if (!origin) continue;
      const paths = Object.keys(refusal);
      report({
        subject: path,
        at: origin.at,
        message:
          paths.length === 1
            ? `The chart of Cilium ${view.target.chart.version} refuses ${say(view, path)} without another value, so the installation fails. Remove ${path}, or set the value that the chart names in its error.`
            : `The chart of Cilium ${view.target.chart.version} refuses ${paths.map((other) => say(view, other)).join(' with ')}, so the installation fails. Change ${alternatives(paths)}.`,
      });
    }
  },
});

/** `a or b`. */
function alternatives(paths: readonly string[]): string {
  return paths.length > 1 ? `${paths.slice(0, -1).join(', ')} or ${paths.at(-1)}` : (paths[0] ?? '');
}

/** A value as the chart gets it. */
function say(view: ScopeView, path: string): string {
  const value = known(getPath(view.prediction.values ?? {}, path)) ?? view.target.chart.value(path)?.default;
  return value === undefined ? `no ${path}` : `${path}: ${shownJson(path, value)}`;
}
