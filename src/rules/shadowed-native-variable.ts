import { evaluate, inputNames, sameJson } from '../catalog/table.ts';
import { sameToAgent } from '../core/agent-value.ts';
import { unknown } from '../core/options.ts';
import { list } from '../lint/advice.ts';
import { defineRule } from '../lint/rule.ts';
import { textOf } from '../lint/scope-view.ts';
import { withoutRaw } from '../lint/without-raw.ts';
import { variableInputs } from '../predict/kubespray.ts';
import { known } from '../predict/value-tree.ts';

export default defineRule({
  id: 'shadowed-native-variable',
  severity: 'warning',
  title: 'An extra var or extra value that beats a native variable beside it',
  why: 'The inventory says two things about one setting. The raw one wins, so the variable that people read first is not what the cluster runs with, and what else hangs on that variable follows the wrong one.',
  fix: 'Keep one of them; the native variable where it can say it.',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_loadbalancer_mode: snat\ncilium_extra_values:\n  loadBalancer:\n    mode: dsr\n',
        lines: [4],
      },
      {
        kubespray: 'v2.24.3',
        groupVars: 'cilium_tunnel_mode: vxlan\ncilium_config_extra_vars:\n  tunnel: geneve\n',
        lines: [3],
      },
    ],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  loadBalancer:\n    algorithm: maglev\n' }],
  },
  check({ view, report }) {
    if (view.installer === 'custom-cni') return;
    for (const setting of view.raw.options) {
      if (!view.reads(setting.carrier) || view.decidingOption(setting.option) !== setting) continue;
      const tables = view.ownManifests
        ? [view.release.band.options?.[setting.option]]
        : [...inputNames(view.target.chart.options().get(setting.option)?.table ?? [])].map(
            (path) => view.release.band.helm?.[path],
          );
      const beaten = [...new Set(tables.flatMap((table) => [...inputNames(table ?? [])]))].filter(
        (name) => name !== 'cilium_version' && view.variables.has(name),
      );
      if (beaten.length === 0) continue;
      const beside = view.predict(withoutRaw(view.variables, setting)).options.get(setting.option);
      const wanted = textOf(setting.value);
      if (typeof beside !== 'string' || wanted === unknown) continue;
      if (sameToAgent(setting.option, beside, wanted, view.target.cilium)) continue;
      report({
        subject: setting.option,
        at: setting.key,
        message: `${setting.option} is "${wanted}" here and beats ${list(beaten)}, which asks for "${beside}". Keep one of them.`,
      });
    }
    for (const setting of view.raw.values) {
      const table = view.release.band.helm?.[setting.path];
      if (!table || !view.reads(setting.carrier)) continue;
      const names = [...inputNames(table)].filter((name) => view.variables.has(name));
      const beside = evaluate(table, variableInputs(view.release, view.variables));
      const wanted = known(setting.value);
      if (names.length === 0 || beside === undefined || beside === unknown || wanted === undefined) continue;
      if (sameJson(beside, wanted) || String(beside) === String(wanted)) continue;
      report({
        subject: setting.path,
        at: setting.key,
        message: `${setting.path} is ${JSON.stringify(wanted)} here and beats ${list(names)}, which asks for ${JSON.stringify(beside)}. Keep one of them.`,
      });
    }
  },
});
