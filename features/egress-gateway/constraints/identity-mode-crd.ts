import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'identity-mode-crd',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Egress gateway without identity allocation mode crd',
  why: 'The egress gateway does not work with identities in the kvstore. From 1.17 on it works only with mode crd. The agent refuses to start with other modes.',
  fix: 'Set the identity allocation mode to crd. A running cluster requires a migration.',
  source: 'daemon/cmd/daemon_main.go (1.14), pkg/egressgateway/manager.go (1.15 and later)',
  versions: '>=1.14.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'identity-allocation-mode'],
  check(context) {
    const { options } = context;
    const mode = options.get('identity-allocation-mode');
    const refused = context.is('<1.17.0') ? mode === 'kvstore' : mode !== undefined && mode !== 'crd';
    return violationIf(all(isOn(options, context), refused), {
      subject: 'identity-allocation-mode',
      message: ({ setting }) =>
        `With the egress gateway the agent does not start with ${setting('identity-allocation-mode')}.`,
      remedies: [{ set: { 'identity-allocation-mode': 'crd' } }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.15.4', features: { egressGateway: true }, config: { 'identity-allocation-mode': 'kvstore' } },
      {
        cilium: '1.17.3',
        features: { egressGateway: true },
        config: { 'identity-allocation-mode': 'doublewrite-readkvstore' },
      },
    ],
    good: [
      { cilium: '1.15.4', features: { egressGateway: true } },
      { cilium: '1.13.4', features: { egressGateway: true }, config: { 'identity-allocation-mode': 'kvstore' } },
    ],
  },
});
