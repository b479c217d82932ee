import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { strictOptions } from '../read.ts';

export default defineConstraint({
  id: 'strict-mode-cidr',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Strict mode without an IPv4 network',
  why: 'Strict mode drops unencrypted packets to this network. The agent does not start without a network, or with an IPv6 network.',
  fix: 'Set the network of the pods, for example 10.233.64.0/18.',
  source: 'pkg/option/config.go',
  versions: '>=1.15.0',
  reads: [
    'enable-encryption-strict-mode',
    'encryption-strict-mode-cidr',
    'enable-encryption-strict-mode-egress',
    'encryption-strict-egress-cidr',
  ],
  check(context) {
    const { options } = context;
    const { enabled, cidr } = strictOptions(context);
    const text = options.text(cidr, '');
    const isBad = text === undefined ? undefined : !/^\d+(\.\d+){3}\/\d+$/.test(text);
    return violationIf(all(options.flag(enabled, false), isBad), {
      subject: enabled,
      message: ({ name }) => `The agent does not start with strict mode unless ${name(cidr)} is an IPv4 network.`,
      remedies: [{ set: { [cidr]: '10.233.64.0/18' }, example: 'the network of the pods' }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { encryption: { type: 'wireguard', strictMode: {} } } },
      { cilium: '1.19.3', features: {}, config: { 'enable-encryption-strict-mode-egress': 'true' } },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: { encryption: { type: 'wireguard', strictMode: { cidr: '10.233.64.0/18' } } },
      },
    ],
  },
});
