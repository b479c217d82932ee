import { outsideNeeds, sayOutsideNeed } from '../../cluster/outside-definitions.ts';
import { defineRule } from '../rule.ts';

const monitors =
  'cilium_extra_values:\n  operator: { prometheus: { enabled: true, serviceMonitor: { enabled: true } } }\n';
const certificates =
  'cilium_enable_hubble: true\ncilium_extra_values:\n  hubble:\n    tls:\n      auto: { method: certmanager, certManagerIssuerRef: { kind: ClusterIssuer, name: ca } }\n';

export default defineRule({
  id: 'missing-definitions',
  severity: 'info',
  symptoms: ['play-fails'],
  title: 'CRDs that must exist before Cilium',
  why: "A ServiceMonitor needs the CRDs of the Prometheus operator, a Certificate those of cert-manager. Cilium's chart contains neither, and the installation fails without them.",
  fix: 'Install the CRDs before Cilium, or set the value in a second run of the playbook.',
  upstream: 'https://docs.cilium.io/en/stable/observability/metrics/',
  examples: {
    bad: [
      { kubespray: 'v2.31.0', groupVars: monitors, lines: [2] },
      { kubespray: 'v2.31.0', groupVars: certificates, lines: [5] },
      { kubespray: 'v2.31.0', groupVars: `cert_manager_enabled: true\n${certificates}`, lines: [6] },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: `prometheus_operator_crds_enabled: true\n${monitors}` },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_extra_values:\n  operator: { prometheus: { enabled: false, serviceMonitor: { enabled: true } } }\n',
      },
      { kubespray: 'v2.31.0', groupVars: certificates.replace('true', 'false') },
    ],
  },
  check({ view, report }) {
    const { values } = view.prediction;
    if (view.installer === 'nobody' || !values) return;
    for (const need of outsideNeeds(view.target.chart, values, view.variables)) {
      const [origin] = view.valueOrigins(need.path);
      if (origin) report({ subject: need.path, at: origin.at, message: sayOutsideNeed(need) });
    }
  },
});
