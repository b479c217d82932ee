import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { HubbleIntent } from '../schema.ts';

export default defineConstraint<HubbleIntent>({
  id: 'issuer-needed',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'cert-manager certificates for Hubble require an issuer',
  why: 'cert-manager signs nothing without an issuer. The chart refuses the method certmanager without one.',
  fix: 'Name an existing issuer, for example issuer: { kind: ClusterIssuer, name: ca-issuer }.',
  source: 'Documentation/observability/hubble/configuration/tls.rst, install/kubernetes/cilium/templates/validate.yaml',
  versions: '>=1.11.0',
  reads: ['enable-hubble'],
  check({ intent }) {
    const tls = intent?.tls;
    const lacks = typeof tls === 'object' && tls.method === 'certmanager' && tls.issuer === undefined;
    return violationIf(lacks, {
      subject: 'intent:tls',
      message:
        'The chart requires an issuer with features.hubble.tls.method: certmanager. Set features.hubble.tls.issuer to an existing issuer, for example { kind: ClusterIssuer, name: ca-issuer }.',
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
