import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { HubbleIntent } from '../schema.ts';

export default defineConstraint<HubbleIntent>({
  id: 'issuer-needed',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'Certificates of cert-manager without an issuer',
  why: 'cert-manager signs nothing without an issuer. The chart refuses the method certmanager without one.',
  fix: 'Name the issuer: issuer: { kind: ClusterIssuer, name: ca-issuer }.',
  source: 'Documentation/observability/hubble/configuration/tls.rst, install/kubernetes/cilium/templates/validate.yaml',
  versions: '>=1.11.0',
  reads: ['enable-hubble'],
  check({ intent }) {
    const tls = intent?.tls;
    const lacks = typeof tls === 'object' && tls.method === 'certmanager' && tls.issuer === undefined;
    return violationIf(lacks, {
      subject: 'intent:tls',
      message:
        'The chart refuses certificates of cert-manager without an issuer. Add issuer: { kind: ClusterIssuer, name: ca-issuer }.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { hubble: { tls: { method: 'certmanager' } } } }],
    good: [
      {
        cilium: '1.17.3',
        features: { hubble: { tls: { method: 'certmanager', issuer: { kind: 'ClusterIssuer', name: 'ca-issuer' } } } },
      },
    ],
  },
});
