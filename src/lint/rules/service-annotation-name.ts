import { didYouMean } from '../../core/nearest.ts';
import { annotationNamed, annotationNames, ignorantOf, nameFor } from '../../formats/kubernetes/service-annotations.ts';
import { renameKey } from '../../yaml/edit.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'service-annotation-name',
  severity: 'warning',
  title: 'Unknown or renamed Service annotation',
  why: 'Cilium 1.13 renamed the annotations of global Services. Older versions silently ignore the new names, so the Service stays local. Newer versions read both names, and prefer the new one.',
  fix: 'Use the names of the Cilium versions in the clusters. `cilium-extras mesh annotate` writes them.',
  fixable: true,
  examples: {
    bad: [
      {
        kubespray: 'v2.20.0',
        groupVars: {
          'manifests/web.yaml':
            'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    service.cilium.io/global: "true"\n',
        },
        lines: [6],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'manifests/web.yaml':
            'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    io.cilium/global-service: "true"\n    io.cilium/service-afinity: local\n',
        },
        lines: [6, 7],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'manifests/web.yaml':
            'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    service.cilium.io/global: "true"\n    service.cilium.io/affinity: local\n',
        },
      },
      {
        kubespray: 'v2.20.0',
        groupVars: {
          'manifests/web.yaml':
            'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    io.cilium/global-service: "true"\n',
        },
      },
    ],
  },
  checkServices({ services, versions, report }) {
    for (const { document, path, annotations } of services) {
      for (const { key, keyNode } of annotations) {
        const at = document.location(keyNode);
        const annotation = annotationNamed(key);
        if (!annotation) {
          const message = `No version of Cilium reads the annotation ${key}.${didYouMean(key, annotationNames)}`;
          report({ subject: key, at, message, severity: 'error' });
          continue;
        }
        const ignorant = ignorantOf(annotation, versions);
        if (ignorant.length > 0) {
          const message = `Cilium ${ignorant.join(', ')} ignores ${annotation.id} of a Service. Use Cilium ${annotation.since} or newer.`;
          report({ subject: key, at, message, severity: 'error' });
          continue;
        }
        const name = nameFor(annotation, versions);
        if (key === name) continue;
        const both = annotations.some((other) => other.key === name);
        const isNew = key === annotation.name;
        const message = isNew
          ? `Cilium ${versions.join(', ')} ignores ${key}. Use ${name} instead.`
          : both
            ? `${key} has no effect, because Cilium ${versions.join(', ')} prefers ${name}. Remove the old name.`
            : `${key} is the old name of ${name}; Cilium ${versions.join(', ')} still reads it. Use the new name.`;
        const place = { document, path: [...path, 'metadata', 'annotations', key] };
        const changes = both ? undefined : renameKey(place, name);
        const fix = changes && { file: document.source.file, changes };
        report({ subject: key, at, message, severity: isNew ? 'error' : 'warning', fix });
      }
    }
  },
});
