/** The port of the tunnel between nodes. Source: cilium/cilium main, Documentation/network/concepts/routing.rst. */
import { routing } from '../../features/shared/agent-state.ts';
import { type Cluster, contextOf } from './transition.ts';

const ports = { vxlan: '8472', geneve: '6081' } as const;

/** In the notation of firewalls: `8472/udp`. */
export function portOf(cluster: Cluster): string {
  const context = contextOf(cluster);
  const protocol = (context && routing(cluster.options, context).protocol) ?? 'vxlan';
  const own = cluster.options.get('tunnel-port');
  return `${own === undefined || own === '0' ? ports[protocol] : own}/udp`;
}
