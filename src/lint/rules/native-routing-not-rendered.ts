import { nativeRouting } from '../../../features/shared/agent-state.ts';
import { carrierVariable } from '../../catalog/catalog.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { lensContext } from '../../core/feature.ts';
import { OptionsView } from '../../core/options.ts';
import { defineRule, type Report } from '../rule.ts';

const switches = ['tunnel', 'tunnel-protocol'] as const;

export default defineRule({
  id: 'native-routing-not-rendered',
  severity: 'error',
  symptoms: ['no-effect', 'agent-fails'],
  title: 'Tunnel disabled without native routing',
  why: 'From v2.28 on cilium_tunnel_mode only sets the tunnel protocol. "disabled" is not a valid protocol, the routing mode stays tunnel, and the agent refuses to start.',
  fix: 'Remove cilium_tunnel_mode. Set routingMode: native in cilium_extra_values, or routing-mode: native in cilium_config_extra_vars.',
  upstream: 'https://docs.cilium.io/en/stable/network/concepts/routing/',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'cilium_tunnel_mode: disabled\n', lines: [1] }],
    good: [
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_tunnel_mode: disabled\ncilium_native_routing_cidr: 10.233.64.0/18\n',
      },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_native_routing_cidr: 10.233.64.0/18\ncilium_extra_values:\n  routingMode: native\n',
      },
    ],
  },
  check({ view, report }) {
    const options = new OptionsView(view.prediction.options);
    reportEmptyMode(view, options, report);
    for (const name of switches) {
      if (options.get(name) !== 'disabled') continue;
      if (nativeRouting(options, lensContext(view.target.cilium)) !== false) continue;
      const [origin] = view.origins(name);
      if (!origin) continue;
      report({
        subject: origin.name,
        at: origin.at,
        message: `${origin.name} does not disable tunneling: it sets ${name} to "disabled", and routing-mode stays "${options.get('routing-mode') ?? 'tunnel'}". ${wayToNative(view, origin.name)}`,
      });
    }
  },
});

/** How to set native routing on the release, as a sentence. */
function wayToNative(view: ScopeView, setting: string): string {
  const carrier = view.reads('cilium_extra_values')
    ? `routingMode: native in ${carrierVariable(view.release.facts, 'extraValues')}`
    : `routing-mode: native in ${carrierVariable(view.release.facts, 'extraVars')}`;
  const way = view.installer === 'custom-cni' ? 'routingMode: native' : carrier;
  return view.reads('cilium_config_extra_vars') || view.installer === 'custom-cni'
    ? `Set ${way}, and remove ${setting}.`
    : `Kubespray ${view.release.facts.release} has no way to set native routing.`;
}

/** Reports an empty string as mode: the default applies, which is a tunnel. */
function reportEmptyMode(view: ScopeView, options: OptionsView, report: Report): void {
  const origin = view.variableOrigin('cilium_tunnel_mode');
  if (view.installer !== 'role' || !origin || view.variables.get('cilium_tunnel_mode') !== '') return;
  // A constraint reports values that the agent rejects.
  if (options.get('tunnel-protocol') === '') return;
  if (nativeRouting(options, lensContext(view.target.cilium)) !== false) return;
  const way = view.ownManifests ? 'Set cilium_tunnel_mode: disabled.' : wayToNative(view, 'cilium_tunnel_mode');
  report({
    subject: 'cilium_tunnel_mode',
    at: origin.at,
    severity: 'warning',
    message: `An empty value does not disable tunneling: Cilium uses its default, a vxlan tunnel. For native routing: ${way}`,
  });
}
