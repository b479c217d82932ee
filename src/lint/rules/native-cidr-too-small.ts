import { ipv4Masquerade, nativeRouting } from '../../../features/shared/agent-state.ts';
import { lensContext } from '../../core/feature.ts';
import { OptionsView } from '../../core/options.ts';
import { items } from '../../core/text.ts';
import { contains } from '../cidr.ts';
import { defineRule } from '../rule.ts';

const options = ['ipv4-native-routing-cidr', 'native-routing-cidr'] as const;

export default defineRule({
  id: 'native-cidr-too-small',
  severity: 'warning',
  symptoms: ['source-address'],
  title: 'Native routing CIDR does not contain the pods',
  why: 'Cilium masquerades traffic to addresses outside the native routing CIDR. If pods are outside it, their peers see the address of the node, and policies apply to the wrong source.',
  fix: 'Use a CIDR that contains the pod subnets of the cluster, and of all clusters of a mesh.',
  upstream: 'https://docs.cilium.io/en/stable/network/concepts/masquerading/',
  examples: {
    bad: [
      {
        kubespray: 'v2.24.3',
        groupVars:
          'kube_pods_subnet: 10.233.64.0/18\ncilium_tunnel_mode: disabled\ncilium_native_routing_cidr: 10.0.0.0/16\n',
        lines: [3],
      },
    ],
    good: [
      {
        kubespray: 'v2.24.3',
        groupVars:
          'kube_pods_subnet: 10.233.64.0/18\ncilium_tunnel_mode: disabled\ncilium_native_routing_cidr: 10.0.0.0/8\n',
      },
    ],
  },
  check({ view, report }) {
    const config = new OptionsView(view.prediction.options);
    const context = lensContext(view.target.cilium);
    const pods = config.get('cluster-pool-ipv4-cidr');
    if (pods === undefined || !nativeRouting(config, context) || !ipv4Masquerade(config, context)) return;
    for (const option of options) {
      const cidr = config.get(option);
      const [origin] = view.origins(option);
      if (!cidr || !origin) continue;
      const outside = items(pods).filter((pool) => contains(cidr, pool) === false);
      if (outside.length === 0) continue;
      report({
        subject: origin.name,
        at: origin.at,
        message: `${cidr} does not contain the pod subnet ${outside.join(', ')}, so traffic between pods on different nodes is masqueraded. Set ${origin.name} to a CIDR that contains it.`,
      });
    }
  },
});
