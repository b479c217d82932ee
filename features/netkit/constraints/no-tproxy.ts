import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'no-tproxy',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'netkit with the BPF transparent proxy',
  why: 'From 1.19 on, the chart refuses bpf.tproxy: true with netkit.',
  fix: 'Disable the BPF transparent proxy (`bpf.tproxy`), or use veth.',
  source: 'install/kubernetes/cilium/templates/validate.yaml',
  versions: '>=1.19.0',
  reads: ['datapath-mode', 'enable-bpf-tproxy'],
  check({ options }) {
    const isNetkit = /^netkit/.test(options.get('datapath-mode') ?? '');
    return violationIf(all(isNetkit, options.flag('enable-bpf-tproxy', false)), {
      subject: 'enable-bpf-tproxy',
      message: 'The chart refuses the BPF transparent proxy (bpf.tproxy: true) with netkit.',
      remedies: [{ set: { 'enable-bpf-tproxy': 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { netkit: true }, config: { 'enable-bpf-tproxy': 'true' } }],
    good: [{ cilium: '1.18.6', features: { netkit: true }, config: { 'enable-bpf-tproxy': 'true' } }],
  },
});
