import { companionOf } from '../../catalog/play.ts';
import { inputNames, isTruthy } from '../../catalog/table.ts';
import { listObject } from '../../cluster/list-objects.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { unknown } from '../../core/options.ts';
import { isFilled } from '../../core/value-tree.ts';
import { variableInputs } from '../../predict/kubespray.ts';
import { howToSay } from '../advice.ts';
import { newErrors } from '../meaning.ts';
import { defineRule, type Report, type RuleContext } from '../rule.ts';

export default defineRule({
  id: 'missing-variable',
  severity: 'error',
  symptoms: ['play-fails', 'setting-lost'],
  title: 'A required variable is missing',
  why: 'IPsec requires cilium_ipsec_key. Without it, a check of the role or the template of the secret stops the playbook. Some releases also stop unless kube_owner is root. For some lists, the role creates objects only if you also set another variable. Cilium ignores BGP resources unless its BGP control plane is enabled.',
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
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_bgp_advertisements:\n  - name: pods\n    spec: { advertisements: [{ advertisementType: PodCIDR }] }\n',
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
          'cilium_enable_bgp_control_plane: true\ncilium_bgp_advertisements:\n  - name: pods\n    spec: { advertisements: [{ advertisementType: PodCIDR }] }\ncilium_bgp_node_config_overrides:\n  - name: n1\n    spec: { bgpInstances: [{ name: rack, localPort: 1790 }] }\n',
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_config_extra_vars: { enable-bgp-control-plane: "true" }\ncilium_bgp_advertisements:\n  - name: pods\n    spec: { advertisements: [{ advertisementType: PodCIDR }] }\n',
      },
    ],
  },
  async check(context) {
    const { view, report } = context;
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
    await reportSwitch(context, reportCompanions(view, report));
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

/**
 * Reports lists from which the role creates objects only if another variable is also set. Returns the reported ones.
 */
function reportCompanions(view: ScopeView, report: Report): Set<string> {
  const reported = new Set<string>();
  for (const [variable, list] of Object.entries(view.target.play.lists)) {
    const companion = companionOf(list);
    if (companion === undefined) continue;
    const origin = isFilled(view.variables.get(variable)) ? view.variableOrigin(variable) : undefined;
    const value = view.variables.get(companion) ?? view.release.facts.variables[companion]?.default;
    if (!origin || value === unknown || isFilled(value)) continue;
    reported.add(variable);
    report({
      subject: companion,
      at: origin.at,
      message: `Kubespray ${view.release.facts.release} creates nothing from ${variable} unless ${companion} is set too. Set ${companion}.`,
    });
  }
  return reported;
}

/** Without this option, the agent ignores all BGP resources. Source: pkg/bgp/agent/controller.go. */
const bgpSwitch = 'enable-bgp-control-plane';

/** Reports the first list of created objects that Cilium ignores because the BGP control plane is off. */
async function reportSwitch({ view, history, report }: RuleContext, without: ReadonlySet<string>): Promise<void> {
  const state = view.prediction.options.get(bgpSwitch);
  if (state === unknown || /^(?:1|t|true)$/i.test(state ?? '')) return;
  const [switching] = variablesOf(view, bgpSwitch);
  for (const [variable, facts] of Object.entries(view.target.play.lists)) {
    const { kind, version } = listObject(facts) ?? {};
    const origin = isFilled(view.variables.get(variable)) ? view.variableOrigin(variable) : undefined;
    if (!origin || !kind?.startsWith('CiliumBGP') || without.has(variable)) continue;
    // No objects of a kind that Cilium does not define are created.
    const definitions = await history.definitions(view.target.cilium);
    if (definitions && !definitions.versions(kind).some((served) => served === version)) continue;
    report({
      subject: switching ?? bgpSwitch,
      at: origin.at,
      message: `Cilium ignores ${kind}, which Kubespray ${view.release.facts.release} creates from ${variable}: the BGP control plane is off. ${switching === undefined ? howToSay(view, bgpSwitch) : `Set ${switching}: true.`}`,
    });
    return;
  }
}

/** Variables of the release that set an agent option. */
function variablesOf({ release, target, ownManifests }: ScopeView, option: string): string[] {
  const inputs = inputNames(target.chart.options().get(option)?.table ?? []);
  const { band } = release;
  const tables = ownManifests ? [band.options?.[option]] : [...inputs].map((path) => band.helm?.[path]);
  return tables.flatMap((table) => (table ? [...inputNames(table)] : []));
}

/** The way to encryption without a key. The switch of IPsec alone does not go with another type, and old releases have no other. */
function wireguardInstead(asking: string, view: ScopeView): string {
  const { release } = view;
  const wireguard = new Map([['cilium_encryption_type', 'wireguard']]);
  if (asking === 'cilium_encryption_enabled')
    return newErrors(view, wireguard).length > 0 ? '' : ', or set cilium_encryption_type: wireguard';
  const hasTypes = Object.hasOwn(release.facts.variables, 'cilium_encryption_type');
  return hasTypes ? ', or use cilium_encryption_enabled with cilium_encryption_type: wireguard instead' : '';
}

/**
 * The variable that enables IPsec, if the release then requires a key. Upstream: tasks/check.yml of the role, and the
 * template of the secret in releases with their own manifests.
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
