import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { HubbleIntent } from '../schema.ts';

export default defineConstraint<HubbleIntent>({
  id: 'export-nowhere',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'Flow logs without a file',
  why: 'Hubble writes flow logs only with a static or a dynamic export. File sizes alone do not enable an export.',
  fix: 'Set static: true or dynamic: true.',
  source: 'install/kubernetes/cilium/templates/cilium-configmap.yaml',
  versions: '>=1.15.0',
  reads: [],
  check({ intent }) {
    const wish = intent?.export;
    const isOn = (part: unknown): boolean => part !== undefined && part !== false;
    return violationIf(wish !== undefined && !isOn(wish.static) && !isOn(wish.dynamic), {
      subject: 'intent:export',
      message:
        'Hubble writes flow logs only with a static or a dynamic export. Set features.hubble.export.static: true or features.hubble.export.dynamic: true.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { hubble: { export: { fileMaxSizeMb: 5 } } } }],
    good: [{ cilium: '1.17.3', features: { hubble: { export: { static: true, fileMaxSizeMb: 5 } } } }],
  },
});
