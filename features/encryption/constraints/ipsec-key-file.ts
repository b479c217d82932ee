import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'ipsec-key-file',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'IPsec without a key',
  why: 'The agent reads the IPsec key from the file in ipsec-key-file. This option has no default, and the agent does not start without a key.',
  fix: 'Enable IPsec with the variables of Kubespray or the Helm values: both set ipsec-key-file and mount the Secret cilium-ipsec-keys. If you set the agent option yourself, set ipsec-key-file: "/etc/ipsec/keys" and mount the Secret at /etc/ipsec.',
  source: 'daemon/cmd/daemon.go, pkg/datapath/linux/ipsec/ipsec_linux.go (loadIPSecKeysFile)',
  versions: '>=1.9.0',
  reads: ['enable-ipsec', 'ipsec-key-file'],
  check({ options }) {
    return violationIf(all(options.flag('enable-ipsec', false), not(isSet(options, 'ipsec-key-file'))), {
      subject: 'enable-ipsec',
      message: ({ setting }) =>
        `The agent does not start with ${setting('enable-ipsec')}, because ipsec-key-file names no key file. Mount the Secret cilium-ipsec-keys at /etc/ipsec.`,
      remedies: [{ set: { 'ipsec-key-file': '/etc/ipsec/keys' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.13.4', features: {}, config: { 'enable-ipsec': 'true' } }],
    good: [{ cilium: '1.13.4', features: { encryption: { type: 'ipsec' } } }],
  },
});
