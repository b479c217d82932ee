import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { HubbleIntent } from '../schema.ts';

export default defineConstraint<HubbleIntent>({
  id: 'ui-needs-relay',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'Hubble UI without Hubble Relay',
  why: 'Hubble UI gets the flows of all nodes from Hubble Relay. The chart refuses Hubble UI without Relay.',
  fix: 'Remove relay: false.',
  source: 'install/kubernetes/cilium/templates/validate.yaml',
  versions: '>=1.9.0',
  reads: ['enable-hubble'],
  check({ intent }) {
    const alone = intent?.ui !== undefined && intent.ui !== false && intent.relay === false;
    return violationIf(alone, {
      subject: 'intent:relay',
      message: 'The chart refuses Hubble UI without Hubble Relay. Remove features.hubble.relay: false.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { hubble: { ui: true, relay: false } } }],
    good: [{ cilium: '1.17.3', features: { hubble: { ui: true } } }],
  },
});
