import { routing } from '../../../../../features/shared/agent-state.ts';
import { known } from '../../model/cluster.ts';
import { differences } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

/** The agent's default ports. */
const ports = { vxlan: '8472', geneve: '6081' } as const;

export default defineMeshRule({
  id: 'routing-mode',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Different routing modes in the clusters',
  why: 'Nodes of different clusters connect directly, and both sides must use the same encapsulation. All clusters must use a tunnel with the same protocol and port, or native routing.',
  fix: 'Use the same mode in all clusters. The feature "routing" sets the mode on every release.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    const place = (options: readonly string[], cluster: { origin(option: string): unknown }): string =>
      options.find((option) => cluster.origin(option) !== undefined) ?? '';
    const found = differences(mesh, ({ state }) => {
      const { mode, protocol } = routing(state.options, state.context);
      if (mode === 'native') return 'native routing';
      return mode === undefined || protocol === undefined
        ? undefined
        : `a ${protocol === 'vxlan' ? 'VXLAN' : 'Geneve'} tunnel`;
    });
    for (const { cluster, value, other, otherValue } of found) {
      report({
        subject: cluster.name,
        at: cluster.place(place(['routing-mode', 'tunnel', 'tunnel-protocol'], cluster)),
        message: `Cluster ${cluster.quoted} uses ${value}, and cluster ${other.quoted} uses ${otherValue}. Pods of the two clusters cannot connect. Use the same routing mode and tunnel protocol in both: cilium-extras explain routing lists the variables.`,
      });
    }
    const odd = new Set(found.map(({ cluster }) => cluster));
    const portOf = differences(mesh, (cluster) => {
      const { mode, protocol } = routing(cluster.state.options, cluster.state.context);
      if (odd.has(cluster) || mode !== 'tunnel' || protocol === undefined) return undefined;
      const port = cluster.state.options.text('tunnel-port', '0');
      return port === '0' || port === '' ? ports[protocol] : port;
    });
    for (const { cluster, value, other, otherValue } of portOf) {
      report({
        subject: cluster.name,
        at: cluster.place('tunnel-port'),
        message: `The tunnel of cluster ${cluster.quoted} uses port ${value}, and the tunnel of cluster ${other.quoted} uses port ${otherValue}. Pods of the two clusters cannot connect. Set tunnel-port to the same value in both.`,
      });
    }
    for (const cluster of known(mesh)) {
      const { mode, protocol } = routing(cluster.state.options, cluster.state.context);
      if (mode !== undefined && (mode === 'native' || protocol !== undefined)) continue;
      report({
        subject: cluster.name,
        at: cluster.place(place(['tunnel-protocol', 'routing-mode', 'tunnel'], cluster)),
        severity: 'warning',
        message: `The routing mode of cluster ${cluster.quoted} is unknown, because its settings are templates or invalid for Cilium ${cluster.state.target.cilium}. It was not compared with the other clusters.`,
      });
    }
  },
});
