import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { HubbleIntent } from '../schema.ts';

export default defineConstraint<HubbleIntent>({
  id: 'other-certificates',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'Certificate settings of a method that is not selected',
  why: 'The chart reads an issuer only with method certmanager, and a schedule only with method cronJob.',
  fix: 'Set the method that the settings belong to, or remove the settings.',
  source:
    'install/kubernetes/cilium/templates/hubble/tls-certmanager, install/kubernetes/cilium/templates/hubble/tls-cronjob',
  versions: '>=1.11.0',
  reads: [],
  check({ intent }) {
    const tls = typeof intent?.tls === 'object' ? intent.tls : {};
    const idle = tls.issuer !== undefined && tls.method !== 'certmanager' ? 'issuer' : 'schedule';
    const belongs = idle === 'issuer' ? 'certmanager' : 'cronJob';
    return violationIf(tls[idle] !== undefined && tls.method !== belongs, {
      subject: `intent:tls.${idle}`,
      message: `features.hubble.tls.${idle} has no effect without features.hubble.tls.method: ${belongs}. Set this method, or remove features.hubble.tls.${idle}.`,
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { hubble: { tls: { issuer: { kind: 'Issuer', name: 'ca' } } } } },
      { cilium: '1.17.3', features: { hubble: { tls: { method: 'helm', schedule: '0 0 1 * *' } } } },
    ],
    good: [
      { cilium: '1.17.3', features: { hubble: { tls: { method: 'cronJob', schedule: '0 0 1 * *' } } } },
      {
        cilium: '1.17.3',
        features: { hubble: { tls: { method: 'certmanager', issuer: { kind: 'Issuer', name: 'ca' } } } },
      },
    ],
  },
});
