import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

const pattern = /^([a-z0-9][-a-z0-9]*)?[a-z0-9]$/;

export default defineConstraint({
  id: 'name-format',
  severity: 'error',
  symptoms: ['mesh', 'upgrade'],
  title: 'Invalid cluster name',
  why: 'A cluster name has at most 32 lower-case letters, digits and dashes, with a letter or digit at both ends. Helm checks it from 1.16 on, and the agent refuses other names from 1.17 on. Older versions accept other names, which fail after an upgrade.',
  fix: 'Choose a valid name before the cluster joins a mesh. A later change requires a restart of all workloads.',
  source: 'pkg/clustermesh/types/option.go, pkg/clustermesh/types/types.go, chart templates/validate.yaml',
  versions: '>=1.9.0',
  reads: ['cluster-name'],
  check(context) {
    const name = context.options.text('cluster-name', 'default');
    const checked = context.is('>=1.16.0');
    return violationIf(name !== undefined && !(pattern.test(name) && name.length <= 32), {
      subject: 'cluster-name',
      severity: checked ? 'error' : 'info',
      message: `${
        checked
          ? `Cilium ${context.cilium} cannot be installed with the cluster name "${name}".`
          : `Cilium ${context.cilium} accepts the cluster name "${name}", but Cilium 1.16 and later refuse it.`
      } Use at most 32 lower-case letters, digits and dashes, with a letter or digit at both ends.`,
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { clusterMesh: { name: 'Paris', id: 7 } } },
      { cilium: '1.13.4', features: { clusterMesh: { name: 'paris_1', id: 7 } } },
      { cilium: '1.19.3', features: { clusterMesh: { name: 'a-name-that-is-longer-than-32-characters', id: 7 } } },
    ],
    good: [{ cilium: '1.17.3', features: { clusterMesh: { name: 'paris-1', id: 7 } } }],
  },
});
