import type { RawOption } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { isTextFlag } from '../../core/agent-value.ts';
import { unknown } from '../../core/options.ts';
import { readLoopText } from '../../predict/kubespray.ts';
import { setValue } from '../../yaml/edit.ts';
import { fixOf } from '../fix.ts';
import { isHelmShaped } from '../helm-shaped.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'extra-var-type',
  severity: 'error',
  symptoms: ['play-fails', 'agent-fails'],
  title: 'Entry of cilium_config_extra_vars that breaks the ConfigMap',
  why: 'ConfigMap data must be strings. From v2.28.1 on the values keep their YAML type, and the API server rejects the ConfigMap if one is a boolean or number. Older releases render true as "True", which the agent may refuse, and do not escape quotes and backslashes.',
  fix: 'Write the value as a string, in quotes. Escape double quotes and backslashes as the message shows.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  fixable: true,
  examples: {
    bad: [
      { kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  enable-l7-proxy: false\n', lines: [2] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_config_extra_vars:\n  bpf-lb-maglev-table-size: 65521\n', lines: [2] },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_extra_values:\n  extraConfig:\n    enable-l7-proxy: false\n',
        lines: [3],
      },
      { kubespray: 'v2.24.3', groupVars: `cilium_config_extra_vars:\n  log-opt: '{"level": "info"}'\n`, lines: [2] },
    ],
    good: [
      { kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  enable-l7-proxy: "false"\n' },
      { kubespray: 'v2.24.3', groupVars: 'cilium_config_extra_vars:\n  enable-l7-proxy: false\n' },
    ],
  },
  check({ view, report }) {
    for (const setting of view.raw.options) {
      if (!view.reads(setting.carrier) || isHelmShaped(view, setting)) continue;
      const harm = view.ownManifests ? harmInTemplate(view, setting) : harmInChart(setting);
      if (harm === undefined) continue;
      const quoted = asText(setting);
      report({
        subject: setting.option,
        at: setting.at,
        message: `${harm}${quoted === undefined ? '' : ` Write "${quoted}", with quotes.`}`,
        fix:
          quoted !== undefined && setting.place && setting.facts && !setting.facts.quoted
            ? fixOf(setting.key.file, setValue(setting.place, quoted))
            : undefined,
      });
    }
  },
});

/** The chart's extraConfig keeps YAML types, but ConfigMap data must be strings. */
function harmInChart({ option, value }: RawOption): string | undefined {
  if (value === unknown || typeof value === 'string') return undefined;
  return `${option} is ${nameOf(value)}, but ConfigMap data must be strings, so the installation fails.`;
}

/** The template prints values between quotes, in Python's spelling. */
function harmInTemplate({ target }: ScopeView, { option, value }: RawOption): string | undefined {
  if (typeof value === 'string' && readLoopText(value) === undefined) {
    const marks = [
      { mark: '"', name: 'double quote' },
      { mark: '\\', name: 'backslash' },
    ].filter(({ mark }) => value.includes(mark));
    const named = marks.map(({ name }) => `a ${name}`).join(' and ');
    const written = marks.map(({ mark, name }) => `\\${mark} for each ${name}`).join(' and ');
    return `${option} contains ${named || 'a control character'}, which the template does not escape. The ConfigMap is invalid YAML, so the installation fails. ${written === '' ? 'Remove it.' : `Put the value in single quotes, and write ${written}.`}`;
  }
  if (value === unknown || typeof value === 'string' || typeof value === 'number') return undefined;
  if (typeof value === 'boolean') {
    if (!isTextFlag(option, target.cilium)) return undefined;
    return `${option} is a string in Cilium ${target.cilium}, and this boolean is rendered as "${value ? 'True' : 'False'}", which the agent refuses.`;
  }
  return `${option} is ${nameOf(value)}, which is rendered in Python's notation, and the agent cannot parse it. Write a string.`;
}

function nameOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}

/** The intended string, if that is certain. */
function asText({ value, facts }: RawOption): string | undefined {
  if (typeof value === 'boolean') return String(value);
  // Ansible reads `0755` as 493, and it is unknown which of the two is intended.
  if (typeof value === 'number') return facts?.text === String(value) ? String(value) : undefined;
  return undefined;
}
