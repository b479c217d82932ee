import { unknown } from '../../../../core/options.ts';
import { known } from '../../model/cluster.ts';
import { differences } from '../../model/compare.ts';
import { encryption } from '../../model/state.ts';
import { defineMeshRule } from '../rule.ts';

const names = { ipsec: 'IPsec', wireguard: 'WireGuard', none: 'no encryption' } as const;

export default defineMeshRule({
  id: 'encryption',
  severity: 'error',
  symptoms: ['mesh', 'insecure'],
  title: 'Different encryption in the clusters',
  why: 'A node with encryption expects the same encryption from nodes of other clusters. Cilium does not support a mixture. With IPsec all clusters need the same key.',
  fix: 'Use the same encryption in all clusters, and the same key with IPsec.',
  source: 'Documentation/security/network/encryption-wireguard.rst, encryption-ipsec.rst',
  check(mesh, report) {
    const found = differences(mesh, ({ state }) => {
      const kind = encryption(state.options);
      return kind && names[kind];
    });
    for (const { cluster, value, other, otherValue } of found) {
      report({
        subject: cluster.name,
        at: cluster.place(cluster.origin('enable-ipsec') ? 'enable-ipsec' : 'enable-wireguard'),
        message: `Cluster ${cluster.quoted} uses ${value}, and cluster ${other.quoted} uses ${otherValue}. Traffic between them can fail or stay unencrypted. Use the same encryption in both: cilium-extras explain encryption lists the variables.`,
      });
    }
    const withIpsec = known(mesh).filter(({ state }) => encryption(state.options) === 'ipsec');
    const [first, ...others] = withIpsec;
    if (!first || others.length === 0) return;
    const keyOf = ({ state }: typeof first): unknown => state.variables.get('cilium_ipsec_key');
    for (const cluster of others) {
      const [mine, theirs] = [keyOf(cluster), keyOf(first)];
      const isKnown = [mine, theirs].every((key) => key !== undefined && key !== unknown);
      if (!isKnown || mine === theirs) continue;
      report({
        subject: cluster.name,
        at: cluster.state.view?.variableOrigin('cilium_ipsec_key')?.at ?? cluster.at(),
        message: `cilium_ipsec_key of cluster ${cluster.quoted} differs from the key of cluster ${first.quoted}, so they cannot decrypt each other's traffic. Set the same key in both.`,
      });
    }
    if (found.length === 0) {
      const message = `Clusters ${withIpsec.map(({ quoted }) => quoted).join(', ')} use IPsec: the Secret cilium-ipsec-keys must have the same key in all these clusters. Rotate the key in all of them together.`;
      report({ subject: 'encryption', at: first.place('enable-ipsec'), message, severity: 'info' });
    }
  },
});
