import { companionOf } from '../../catalog/play.ts';
import { isTruthy } from '../../catalog/table.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { unknown } from '../../core/options.ts';
import { isFilled } from '../../core/value-tree.ts';
import { variableInputs } from '../../predict/kubespray.ts';
import { defineRule, type Report } from '../rule.ts';

export default defineRule({
  id: 'missing-variable',
  severity: 'error',
  symptoms: ['play-fails', 'setting-lost'],
  title: 'A required variable is missing',
  why: 'IPsec requires cilium_ipsec_key. Without it, a check of the role or the template of the secret stops the playbook. Some releases also stop with Cilium unless a default of Kubespray is changed. From some lists, the role creates objects only if another variable is set too.',
  fix: 'Set the variable. For IPsec, store the key in an Ansible vault, or use WireGuard.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  examples: {
    bad: [
      { kubespray: 'v2.24.3', groupVars: 'cilium_encryption_enabled: true\n', lines: [1] },
      { kubespray: 'v2.16.0', groupVars: 'cilium_ipsec_enabled: true\n', lines: [1] },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\n',
        lines: [1],
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_bgp_node_config_overrides:\n  - name: n1\n    spec: { bgpInstances: [{ name: rack, localPort: 1790 }] }\n',
        lines: [1],
      },
    ],
    good: [
      {
        kubespray: 'v2.24.3',
        groupVars: 'cilium_encryption_enabled: true\ncilium_ipsec_key: "{{ vaulted_ipsec_key }}"\n',
      },
      { kubespray: 'v2.31.0', groupVars: 'cilium_encryption_enabled: true\ncilium_encryption_type: wireguard\n' },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_bgp_advertisements:\n  - name: pods\n    spec: { advertisements: [{ advertisementType: PodCIDR }] }\ncilium_bgp_node_config_overrides:\n  - name: n1\n    spec: { bgpInstances: [{ name: rack, localPort: 1790 }] }\n',
      },
    ],
  },
  check({ view, report }) {
    if (view.installer !== 'role') return;
    const plugin = view.variableOrigin('kube_network_plugin');
    for (const { variable, value } of view.release.facts.requires ?? []) {
      if (!plugin || view.variables.has(variable)) continue;
      const line = `${variable}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
      report({
        subject: variable,
        at: plugin.at,
        message: `Kubespray ${view.release.facts.release} stops the playbook unless ${variable} is changed from its default. Set ${line}.`,
      });
    }
    reportCompanions(view, report);
    if (view.variables.has('cilium_ipsec_key')) return;
    const asking = askingForKey(view);
    const origin = asking === undefined ? undefined : view.variableOrigin(asking);
    if (asking === undefined || !origin) return;
    report({
      subject: 'cilium_ipsec_key',
      at: origin.at,
      message: `${asking} enables IPsec, but cilium_ipsec_key is not set, so Kubespray ${view.release.facts.release} stops. Set the key in an Ansible vault${wireguardInstead(asking, view)}.`,
    });
  },
});

/** Lists from which the role makes objects only if another variable is set too. */
function reportCompanions(view: ScopeView, report: Report): void {
  for (const [variable, list] of Object.entries(view.target.play.lists)) {
    const companion = companionOf(list);
    if (companion === undefined) continue;
    const origin = isFilled(view.variables.get(variable)) ? view.variableOrigin(variable) : undefined;
    const value = view.variables.get(companion) ?? view.release.facts.variables[companion]?.default;
    if (!origin || value === unknown || isFilled(value)) continue;
    report({
      subject: companion,
      at: origin.at,
      message: `Kubespray ${view.release.facts.release} creates nothing from ${variable} unless ${companion} is set too. Set ${companion}.`,
    });
  }
}

/** The way to encryption without a key. The switch of IPsec alone does not go with another type, and old releases have no other. */
function wireguardInstead(asking: string, { release }: ScopeView): string {
  if (asking === 'cilium_encryption_enabled') return ', or set cilium_encryption_type: wireguard';
  const hasTypes = Object.hasOwn(release.facts.variables, 'cilium_encryption_type');
  return hasTypes ? ', or use cilium_encryption_enabled with cilium_encryption_type: wireguard instead' : '';
}

/**
 * The variable that switches IPsec on, where the release cannot do without a key. Upstream: tasks/check.yml of the role,
 * and the template of the secret in the releases that have manifests of their own.
 */
function askingForKey({ release, variables, ownManifests }: ScopeView): string | undefined {
  const inputs = variableInputs(release, variables);
  const get = (name: string) => (Object.hasOwn(release.facts.variables, name) ? inputs.get(name) : undefined);
  const isOn = (name: string): boolean => {
    const value = get(name);
    return value !== unknown && isTruthy(value);
  };
  if (ownManifests && isOn('cilium_ipsec_enabled')) return 'cilium_ipsec_enabled';
  const isIpsec = isOn('cilium_encryption_enabled') && get('cilium_encryption_type') === 'ipsec';
  return isIpsec && (ownManifests || get('cilium_tunnel_mode') === 'vxlan') ? 'cilium_encryption_enabled' : undefined;
}
