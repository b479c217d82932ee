import { defineConstraint } from '../../../src/core/feature.ts';
import { nearest } from '../../../src/core/nearest.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'tunnel-protocol-value',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid tunnel protocol',
  why: 'tunnel-protocol must be vxlan or geneve, even with native routing. The agent refuses to start with `disabled`, which the older option tunnel accepts.',
  fix: 'Set tunnel-protocol to vxlan. To disable the tunnel, set routing-mode: native.',
  source: 'pkg/option/config.go (1.14), pkg/datapath/tunnel/tunnel.go (1.15 and later)',
  versions: '>=1.14.0',
  reads: ['tunnel-protocol'],
  check({ options }) {
    const text = options.text('tunnel-protocol', 'vxlan');
    const protocols = ['vxlan', 'geneve'];
    const meant = text === undefined ? undefined : nearest(text, protocols);
    return violationIf(text !== undefined && text !== 'vxlan' && text !== 'geneve', {
      subject: 'tunnel-protocol',
      message: ({ setting }) => `The agent does not start with ${setting('tunnel-protocol')}.`,
      remedies: [
        ...(text === 'disabled' ? [{ set: { 'routing-mode': 'native', 'tunnel-protocol': 'vxlan' } }] : []),
        ...(meant === undefined ? protocols : [meant]).map((protocol) => ({ set: { 'tunnel-protocol': protocol } })),
      ],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: {}, config: { 'tunnel-protocol': 'disabled' } }],
    good: [{ cilium: '1.17.3', features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } } }],
  },
});
