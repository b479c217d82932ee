import { kernelProblem } from '../../cluster/target/kernel.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'kernel-too-old',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Kernel older than Cilium requires',
  why: "Cilium's system requirements name the oldest kernel of each version. Its BPF programs do not load on older ones.",
  fix: 'Upgrade the kernel of the nodes, or use an older Cilium version.',
  upstream: 'https://docs.cilium.io/en/stable/operations/system_requirements/',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        kernel: '5.4',
        groupVars: 'kube_network_plugin: cilium\ncilium_enable_hubble: true\n',
        lines: [1],
      },
    ],
    good: [{ kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\n' }],
  },
  check({ view, report }) {
    const message = kernelProblem(view.target.cilium, view.target.kernel);
    const origin = view.variableOrigin('cilium_version') ?? view.variableOrigin('kube_network_plugin');
    const at = origin?.at ?? [...view.ciliumDefinitions()][0]?.location;
    if (message !== undefined && at && view.installer !== 'nobody') report({ subject: 'kernel', at, message });
  },
});
