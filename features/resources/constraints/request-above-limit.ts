import { defineConstraint } from '../../../src/core/feature.ts';
import { isMore } from '../../../src/core/quantity.ts';
import { parts } from '../lens.ts';
import type { ResourcesIntent } from '../schema.ts';

export default defineConstraint<ResourcesIntent>({
  id: 'request-above-limit',
  severity: 'error',
  symptoms: ['pods-fail', 'play-fails'],
  title: 'Request above the limit',
  why: 'Kubernetes rejects a workload whose request is above its limit, so the installation fails.',
  fix: 'Lower the request, or raise the limit.',
  source: 'kubernetes/kubernetes, pkg/apis/core/validation/validation.go',
  versions: '>=1.9.0',
  reads: [],
  check({ intent }) {
    return parts.flatMap(({ key }) =>
      (['cpu', 'memory'] as const).flatMap((kind) => {
        const [request, limit] = [intent?.[key]?.requests?.[kind], intent?.[key]?.limits?.[kind]];
        if (request === undefined || limit === undefined || !isMore(request, limit)) return [];
        return [
          {
            subject: `intent:${key}.requests.${kind}`,
            message: `features.resources.${key}.requests.${kind} is ${request}, above the limit of ${limit}, so Kubernetes rejects the workload. Set features.resources.${key}.limits.${kind} to ${request} or more.`,
          },
        ];
      }),
    );
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: { resources: { agent: { requests: { memory: '1Gi' }, limits: { memory: '500M' } } } },
      },
      { cilium: '1.17.3', features: { resources: { operator: { requests: { cpu: '2' }, limits: { cpu: '500m' } } } } },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: { resources: { agent: { requests: { memory: '512Mi' }, limits: { memory: '1Gi' } } } },
      },
    ],
  },
});
