/** Ports that firewalls between clusters must allow. Source: Documentation/operations/system_requirements.rst. */
import { routing } from '../../../../features/shared/agent-state.ts';
import { known, type Mesh } from '../model/cluster.ts';
import { encryption } from '../model/state.ts';

/** The chart's default node port of clustermesh-apiserver. */
export const defaultNodePort = 32379;

export interface OpenPort {
  /** `8472/udp`, or a protocol without ports. */
  port: string;
  purpose: string;
}

const tunnelPorts = { vxlan: '8472', geneve: '6081' } as const;

/** Every port once, for the modes that the clusters use. */
export function openPorts(mesh: Mesh): OpenPort[] {
  const ports = new Map<string, string>();
  for (const { state } of known(mesh)) {
    const { mode, protocol } = routing(state.options, state.context);
    if (mode === 'native') ports.set('all traffic between pods', 'native routing');
    else if (mode === 'tunnel' && protocol !== undefined) {
      ports.set(`${tunnelPort(state.options.text('tunnel-port', '0'), protocol)}/udp`, `${protocol} tunnel`);
    }
    const kind = encryption(state.options);
    if (kind === 'ipsec') ports.set('ESP (protocol 50)', 'IPsec');
    if (kind === 'wireguard') ports.set('51871/udp', 'WireGuard');
  }
  ports.set('4240/tcp', 'health checks');
  ports.set('ICMP echo', 'health checks');
  addApiservers(mesh, ports);
  return [...ports].map(([port, purpose]) => ({ port, purpose }));
}

/** 0 means the protocol's own port. */
function tunnelPort(set: string | undefined, protocol: keyof typeof tunnelPorts): string {
  return set === undefined || set === '' || set === '0' ? tunnelPorts[protocol] : set;
}

function addApiservers({ clusters }: Mesh, ports: Map<string, string>): void {
  for (const { name, entry } of clusters) {
    if (!entry.apiserver) continue;
    const port = entry.apiserver.type === 'NodePort' ? (entry.apiserver.nodePort ?? defaultNodePort) : 2379;
    const key = `${port}/tcp`;
    const before = ports.get(key);
    ports.set(key, before ? `${before}, ${name}` : `clustermesh-apiserver of ${name}`);
  }
}
