import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { RegistryIntent } from '../schema.ts';

export default defineConstraint<RegistryIntent>({
  id: 'mirror-is-image',
  severity: 'warning',
  symptoms: ['pods-fail'],
  title: 'Mirror that ends with the path of the images',
  why: 'Each image has its path after the mirror. A mirror that ends with cilium gives cilium/cilium/cilium.',
  fix: 'Remove the path of the images from mirror.',
  source: 'chart values.yaml (image.repository)',
  versions: '>=1.9.0',
  reads: [],
  check({ intent }) {
    const mirror = intent?.mirror ?? '';
    return violationIf(/\/cilium$/.test(mirror), {
      subject: 'intent:mirror',
      message: `Nodes would pull ${mirror}/cilium/cilium. Set features.registry.mirror: ${mirror.replace(/(\/cilium)+$/, '')}.`,
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { registry: { mirror: 'registry.example.com/cilium' } } }],
    good: [{ cilium: '1.17.3', features: { registry: { mirror: 'registry.example.com/quay.io' } } }],
  },
});
