import { ipv4Masquerade, routing } from '../../../features/shared/agent-state.ts';
import { lensContext } from '../../core/feature.ts';
import { OptionsView } from '../../core/options.ts';
import { items } from '../../core/text.ts';
import { contains } from '../cidr.ts';
import { defineRule } from '../rule.ts';

const options = ['ipv4-native-routing-cidr', 'native-routing-cidr'] as const;

export default defineRule({
  id: 'native-cidr-in-tunnel',
  severity: 'warning',
  symptoms: ['no-connection', 'source-address'],
  title: 'Native routing CIDR in tunnel mode that does not contain the pod addresses',
  why: 'The agent does not masquerade traffic to the native routing CIDR, even in tunnel mode. Hosts in this CIDR see pod addresses as the source. They can answer only if their network routes pod addresses.',
  fix: 'Remove the CIDR. Tunnel mode needs none.',
  upstream: 'https://docs.cilium.io/en/stable/network/concepts/masquerading/',
  examples: {
    bad: [
      {
        kubespray: 'v2.29.1',
        groupVars:
          'kube_network_plugin: cilium\nkube_pods_subnet: 10.234.64.0/18\ncilium_native_routing_cidr: 192.168.48.0/24\n',
        lines: [3],
      },
    ],
    good: [
      {
        kubespray: 'v2.29.1',
        groupVars:
          'kube_network_plugin: cilium\nkube_pods_subnet: 10.234.64.0/18\ncilium_native_routing_cidr: 10.0.0.0/8\n',
      },
      {
        kubespray: 'v2.27.1',
        groupVars:
          'kube_network_plugin: cilium\nkube_pods_subnet: 10.234.64.0/18\ncilium_native_routing_cidr: 192.168.48.0/24\ncilium_enable_ipv4_masquerade: false\n',
      },
    ],
  },
  check({ view, report }) {
    const config = new OptionsView(view.prediction.options);
    const context = lensContext(view.target.cilium);
    const pods = config.get('cluster-pool-ipv4-cidr');
    const { mode, protocol } = routing(config, context);
    // Without a protocol that the agent accepts, no tunnel is intended.
    if (mode !== 'tunnel' || protocol === undefined) return;
    if (pods === undefined || !ipv4Masquerade(config, context)) return;
    for (const option of options) {
      const cidr = config.get(option);
      const [origin] = view.origins(option);
      if (!cidr || !origin || items(pods).length === 0) continue;
      const isApart = items(pods).every((pool) => contains(cidr, pool) === false && contains(pool, cidr) === false);
      if (!isApart) continue;
      report({
        subject: origin.name,
        at: origin.at,
        message: `In tunnel mode, traffic of pods to ${cidr} is not masqueraded, so replies return only if that network routes pod addresses. Remove ${origin.name}.`,
      });
    }
  },
});
