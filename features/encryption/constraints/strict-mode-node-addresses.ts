import { defineConstraint } from '../../../src/core/feature.ts';
import { nativeRouting } from '../../shared/agent-state.ts';
import { useNativeRouting } from '../../shared/remedies.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { strictOptions } from '../read.ts';

export default defineConstraint({
  id: 'strict-mode-node-addresses',
  severity: 'warning',
  symptoms: ['no-connection'],
  title: 'Strict encryption mode in a tunnel',
  why: "Cilium's documentation requires remote node identities with strict mode in a tunnel. With these identities, traffic from and to node addresses can be unencrypted.",
  fix: 'Set allowRemoteNodeIdentities: true, or use native routing.',
  source: 'Documentation/security/network/encryption.rst',
  versions: '>=1.15.0',
  reads: ['enable-encryption-strict-mode', 'enable-encryption-strict-mode-egress'],
  check(context) {
    const { options } = context;
    const { enabled, nodes } = strictOptions(context);
    const drops = all(
      options.flag(enabled, false),
      not(options.flag(nodes, false)),
      not(nativeRouting(options, context)),
    );
    return violationIf(drops, {
      subject: enabled,
      message: ({ name }) =>
        `In a tunnel, strict encryption mode can drop traffic between pods and nodes: Cilium's documentation requires ${name(nodes)} there. With it, traffic from and to node addresses can be unencrypted.`,
      remedies: [{ set: { [nodes]: 'true' } }, useNativeRouting(options, context)],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: { encryption: { type: 'wireguard', strictMode: { cidr: '10.233.64.0/18' } } },
      },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: {
          encryption: {
            type: 'wireguard',
            strictMode: { cidr: '10.233.64.0/18', allowRemoteNodeIdentities: true },
          },
        },
      },
      {
        cilium: '1.17.3',
        features: {
          routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' },
          encryption: { type: 'wireguard', strictMode: { cidr: '10.233.64.0/18' } },
        },
      },
    ],
  },
});
