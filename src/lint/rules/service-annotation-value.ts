import { didYouMean } from '../../core/nearest.ts';
import { annotationNamed } from '../../formats/kubernetes/service-annotations.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'service-annotation-value',
  severity: 'error',
  title: "A value that Cilium does not understand in a Service's annotation",
  why: 'An affinity other than none, local and remote is none, and anything but true is false, both without a word. Annotations are text: Kubernetes refuses an unquoted boolean. shared and affinity count on global services alone.',
  fix: 'Write "true" or "false" in quotes, and one of none, local and remote.',
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
          const message = `Kubernetes takes text alone in an annotation: put the value of ${key} in quotes, as ${accepted}.`;
          report({ subject: key, at, message });
        } else if (!annotation.values.includes(text.toLowerCase())) {
          const message = `${key} takes no "${text}", and Cilium says nothing about it. Write ${accepted}.${didYouMean(text, annotation.values)}`;
          report({ subject: key, at, message });
        } else if (annotation.id !== 'global' && !isGlobal) {
          const message = `${key} does nothing on a Service that is not global. Add service.cilium.io/global: "true" (up to Cilium 1.12 io.cilium/global-service).`;
          report({ subject: key, at, message, severity: 'warning' });
        }
      }
    }
  },
});
