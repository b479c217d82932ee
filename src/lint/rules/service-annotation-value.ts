import { didYouMean } from '../../core/nearest.ts';
import { annotationNamed, type ServiceAnnotation } from '../../formats/kubernetes/service-annotations.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'service-annotation-value',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Invalid value of a Service annotation',
  why: 'Cilium silently treats an unknown affinity as none, and any value other than true as false. Annotations must be strings, and Kubernetes rejects an unquoted boolean. shared and affinity only apply to global Services.',
  fix: 'Write "true" or "false" in quotes. For the affinity, write none, local or remote.',
  upstream: 'https://docs.cilium.io/en/stable/network/clustermesh/services/',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'manifests/web.yaml':
            'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    service.cilium.io/global: true\n    service.cilium.io/shared: "yes"\n    service.cilium.io/affinity: nearest\n',
        },
        lines: [6, 7, 8],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'manifests/web.yaml':
            'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    service.cilium.io/affinity: local\n',
        },
        lines: [6],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'manifests/web.yaml':
            'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    service.cilium.io/global: "true"\n    service.cilium.io/shared: "false"\n    service.cilium.io/affinity: remote\n',
        },
      },
    ],
  },
  checkServices({ services, report }) {
    for (const { document, annotations } of services) {
      const textOf = (value: (typeof annotations)[number]['value']): string | undefined => {
        const plain = document.value(value);
        return typeof plain === 'string' ? plain : undefined;
      };
      const isGlobal = annotations.some(
        ({ key, value }) =>
          annotationNamed(key)?.id === 'global' && document.facts(value).text?.toLowerCase() === 'true',
      );
      for (const { key, keyNode, value } of annotations) {
        const annotation = annotationNamed(key);
        if (!annotation) continue;
        const at = value === null ? document.location(keyNode) : document.location(value);
        const text = textOf(value);
        const accepted = annotation.values
          .map((word) => `"${word}"`)
          .join(', ')
          .replace(/, ([^,]*)$/, ' or $1');
        if (text === undefined) {
          const message = `Kubernetes rejects the annotation ${key}, because its value is not a string. Write ${accepted}, with quotes.`;
          report({ subject: key, at, message });
        } else if (!annotation.values.includes(text.toLowerCase())) {
          const message = `Cilium treats "${text}" in ${key} as "${fallbackOf(annotation)}". Write ${accepted}.${didYouMean(text, annotation.values)}`;
          report({ subject: key, at, message });
        } else if (annotation.id !== 'global' && !isGlobal) {
          const message = `${key} has no effect on a Service that is not global. Add service.cilium.io/global: "true" (up to Cilium 1.12 io.cilium/global-service).`;
          report({ subject: key, at, message, severity: 'warning' });
        }
      }
    }
  },
});

/** The value that Cilium uses instead of an unknown one. */
function fallbackOf({ id }: ServiceAnnotation): string {
  return id === 'affinity' ? 'none' : 'false';
}
