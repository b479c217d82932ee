import { defineConstraint } from '../../../src/core/feature.ts';
import { algorithm } from '../../shared/load-balancer-state.ts';
import { defaultTableSize } from '../../shared/maglev-table.ts';
import { violationIf } from '../../shared/violation.ts';
import { hasSwitch } from '../lens.ts';
import type { ExternalClusterIpIntent } from '../schema.ts';

/**
 * Size of an entry, which is the id of a backend. Source: cilium/cilium, pkg/loadbalancer (BackendID), pkg/maps/lbmap.
 */
const entryBytes = 4;

export default defineConstraint<ExternalClusterIpIntent>({
  id: 'maglev-memory',
  severity: 'info',
  symptoms: ['slow'],
  title: 'Maglev with external access to ClusterIPs',
  why: 'With external access every port of a ClusterIP gets a Maglev table, with 4 bytes for each entry. A table with fewer than 100 entries per backend moves more connections when backends change.',
  fix: 'If nodes lack memory, set tableSize to the smallest size with 100 entries per backend, or disable Maglev or external access.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst, pkg/service/service.go',
  versions: hasSwitch,
  reads: ['bpf-lb-external-clusterip'],
  check(context) {
    const both = algorithm(context.options, context) === 'maglev';
    const entries = Number(context.options.text('bpf-lb-maglev-table-size', '') || defaultTableSize);
    const kib = Math.round((entries * entryBytes) / 1024);
    return violationIf(both && context.options.flag('bpf-lb-external-clusterip', false), {
      subject: 'bpf-lb-external-clusterip',
      message: ({ name }) =>
        `Each port of a ClusterIP gets a Maglev table of ${kib} KiB on every node, so 1000 ports need ${Math.round((kib * 1000) / 1024)} MiB. If nodes lack this memory, reduce ${name('bpf-lb-maglev-table-size')}. Keep at least 100 entries per backend.`,
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { externalClusterIP: true, maglev: true } }],
    good: [{ cilium: '1.19.3', features: { externalClusterIP: true } }],
  },
});
