import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'ipsec-key-file',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'IPsec without a key',
  why: 'The agent reads the key of IPsec from the file that ipsec-key-file names. It has no default, and without a key the agent does not start.',
  fix: 'Set ipsec-key-file: /etc/ipsec/keys, and mount the Secret with the key there.',
  source: 'daemon/cmd/daemon.go, pkg/datapath/linux/ipsec/ipsec_linux.go (loadIPSecKeysFile)',
  versions: '>=1.9.0',
  reads: ['enable-ipsec', 'ipsec-key-file'],
  check({ options }) {
    return violationIf(all(options.flag('enable-ipsec', false), not(isSet(options, 'ipsec-key-file'))), {
      subject: 'enable-ipsec',
      message:
        'The agent does not start with IPsec and no key. Set ipsec-key-file, and mount the Secret with the key there.',
    });
  },
  examples: {
    bad: [{ cilium: '1.13.4', features: {}, config: { 'enable-ipsec': 'true' } }],
    good: [{ cilium: '1.13.4', features: { encryption: { type: 'ipsec' } } }],
  },
});
