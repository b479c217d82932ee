import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'ipv6-minimum',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'MTU too small for IPv6',
  why: 'IPv6 requires an MTU of at least 1280. The kernel removes IPv6 from a device with a smaller MTU, so pods get no IPv6 address.',
  fix: 'Set an MTU of 1280 or more, or disable IPv6.',
  source: 'RFC 8200, section 5; pkg/mtu of cilium/cilium hands the value to the devices',
  versions: '>=1.9.0',
  reads: ['mtu', 'enable-ipv6'],
  check({ options }) {
    const size = Number(options.get('mtu') ?? '0');
    const isSmall = Number.isInteger(size) && size > 0 && size < 1280;
    return violationIf(all(isSmall, options.flag('enable-ipv6', false)), {
      subject: 'mtu',
      message: `Pods get no IPv6 address with an MTU of ${size}.`,
      remedies: [{ set: { mtu: '1280' } }, { set: { 'enable-ipv6': 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { mtu: { bytes: 1200 }, ipv6: true } }],
    good: [
      { cilium: '1.17.3', features: { mtu: { bytes: 1400 }, ipv6: true } },
      { cilium: '1.17.3', features: { mtu: { bytes: 1200 } } },
    ],
  },
});
