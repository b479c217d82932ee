import { nativeRouting } from '../../../features/shared/agent-state.ts';
import { lensContext } from '../../core/feature.ts';
import { OptionsView } from '../../core/options.ts';
import { defineRule } from '../rule.ts';

const switches = ['tunnel', 'tunnel-protocol'] as const;

export default defineRule({
  id: 'native-routing-not-rendered',
  severity: 'error',
  title: 'Tunnelling switched off in a way that gives no native routing',
  why: 'From v2.28 on cilium_tunnel_mode becomes the tunnel protocol and nothing else. "disabled" is no tunnel protocol, the routing mode stays at tunnel, and the agent refuses to start.',
  fix: 'Leave the tunnel protocol alone and set routingMode: native, in cilium_extra_values or as routing-mode in cilium_config_extra_vars.',
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
    for (const name of switches) {
      if (options.get(name) !== 'disabled') continue;
      if (nativeRouting(options, lensContext(view.target.cilium)) !== false) continue;
      const [origin] = view.origins(name);
      if (!origin) continue;
      const carrier = view.reads('cilium_extra_values')
        ? 'routingMode: native in cilium_extra_values'
        : 'routing-mode: native in cilium_config_extra_vars';
      const way = view.installer === 'custom-cni' ? 'routingMode: native' : carrier;
      report({
        subject: origin.name,
        at: origin.at,
        message: `This switches no tunnel off: it becomes ${name} "disabled" while routing-mode stays "${options.get('routing-mode') ?? 'tunnel'}". ${
          view.reads('cilium_config_extra_vars') || view.installer === 'custom-cni'
            ? `Set ${way} and leave the tunnel protocol alone.`
            : `Kubespray ${view.release.facts.release} has no way to say native routing.`
        }`,
      });
    }
  },
});
