import { defineConstraint } from '../../../src/core/feature.ts';
import { forwardingMode, isWord, optionName } from '../../shared/load-balancer-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'nat46x64-needs-snat',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'NAT46x64 with DSR',
  why: 'A reply must return through the node that translated the request between IPv4 and IPv6. The agent refuses to start with bpf-lb-nat46x64 unless the mode is snat.',
  fix: 'Set the mode to snat, or disable bpf-lb-nat46x64.',
  source: 'daemon/cmd/kube_proxy_replacement.go (1.18), pkg/kpr/initializer/kube_proxy_replacement.go (1.19 and later)',
  versions: '>=1.18.0',
  reads: ['bpf-lb-nat46x64', 'bpf-lb-mode'],
  check(context) {
    const { options } = context;
    const mode = forwardingMode(options, context);
    return violationIf(all(options.flag('bpf-lb-nat46x64', false), not(isWord(mode, 'snat'))), {
      subject: 'bpf-lb-nat46x64',
      message: ({ name }) =>
        `Cilium ${context.cilium} does not start with ${name('bpf-lb-nat46x64')} in load balancer mode "${mode}".`,
      remedies: [{ set: { [optionName('mode', options, context)]: 'snat' } }, { set: { 'bpf-lb-nat46x64': 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.18.4', features: { dsr: { mode: 'hybrid' } }, config: { 'bpf-lb-nat46x64': 'true' } }],
    good: [{ cilium: '1.18.4', features: { dsr: { mode: 'snat' } }, config: { 'bpf-lb-nat46x64': 'true' } }],
  },
});
