import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'wireguard-kernel',
  severity: 'warning',
  symptoms: ['agent-fails'],
  title: 'WireGuard requires kernel 5.6',
  why: 'Linux includes WireGuard from 5.6 on. On older kernels you must install its module, or the agent does not start. Up to Cilium 1.16, enable-wireguard-userspace-fallback replaces the module.',
  fix: 'Use kernel 5.6 or newer on every node.',
  source: 'Documentation/security/network/encryption-wireguard.rst, pkg/wireguard/agent/agent.go',
  versions: '>=1.10.0',
  reads: ['enable-wireguard', 'enable-wireguard-userspace-fallback'],
  check(context) {
    const { options } = context;
    const lacks = all(
      options.flag('enable-wireguard', false),
      not(options.flag('enable-wireguard-userspace-fallback', false)),
      context.kernelIs('<5.6.0'),
    );
    return violationIf(lacks, {
      subject: 'enable-wireguard',
      message: `Kernel ${context.kernel} does not include WireGuard, so the agent does not start.`,
      remedies: [{ text: 'use kernel 5.6 or newer' }, { text: 'install the WireGuard module' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.15.9', kernel: '5.4.0', features: { encryption: { type: 'wireguard' } } }],
    good: [
      { cilium: '1.15.9', kernel: '5.15.0', features: { encryption: { type: 'wireguard' } } },
      { cilium: '1.15.9', kernel: '5.4.0', features: { encryption: { type: 'ipsec' } } },
    ],
  },
});
