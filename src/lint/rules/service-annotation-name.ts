import type { Severity } from '../../core/finding.ts';
import { didYouMean } from '../../core/nearest.ts';
import { annotationNamed, annotationNames, ignorantOf, nameFor } from '../../formats/kubernetes/service-annotations.ts';
import { renameKey } from '../../yaml/edit.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'service-annotation-name',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'Unknown or renamed Service annotation',
  why: 'Cilium 1.13 renamed the annotations of global Services. Older versions silently ignore the new names, so the Service stays local. Newer versions read both names, and prefer the new one.',
  fix: 'Use the annotation names that the Cilium versions in your clusters read. `cilium-extras mesh annotate` writes them.',
  upstream: 'https://docs.cilium.io/en/stable/network/clustermesh/services/',
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
      const keys = annotations.map(({ key }) => key);
      for (const { key, keyNode } of annotations) {
        const judgement = judge(key, keys, versions);
        if (judgement === undefined) continue;
        const { message, severity, newName } = judgement;
        const place = { document, path: [...path, 'metadata', 'annotations', key] };
        const changes = newName === undefined ? undefined : renameKey(place, newName);
        const fix = changes && { file: document.source.file, changes };
        report({ subject: key, at: document.location(keyNode), message, severity, fix });
      }
    }
  },
});

interface Judgement {
  message: string;
  severity: Severity;
  /** The name to write instead, unless the Service already has it. */
  newName?: string;
}

/** The problem with the name of an annotation for these versions; undefined if there is no problem. */
function judge(key: string, keys: readonly string[], versions: readonly string[]): Judgement | undefined {
  const annotation = annotationNamed(key);
  if (!annotation) {
    const message = `No version of Cilium reads the annotation ${key}.${didYouMean(key, annotationNames)}`;
    return { message, severity: 'error' };
  }
  const ignorant = ignorantOf(annotation, versions);
  if (ignorant.length > 0) {
    const message = `Cilium ${ignorant.join(', ')} ignores ${annotation.id} of a Service. Use Cilium ${annotation.since} or newer.`;
    return { message, severity: 'error' };
  }
  const name = nameFor(annotation, versions);
  return key === name ? undefined : judgeOther(key, name, key === annotation.name, keys.includes(name), versions);
}

/** The problem with a name other than the recommended one. */
function judgeOther(
  key: string,
  name: string,
  isNew: boolean,
  isBeside: boolean,
  versions: readonly string[],
): Judgement {
  const cilium = `Cilium ${versions.join(', ')}`;
  const severity = isNew ? 'error' : 'warning';
  const newName = isBeside ? {} : { newName: name };
  if (isNew) return { message: `${cilium} ignores ${key}. Use ${name} instead.`, severity, ...newName };
  const message = isBeside
    ? `${key} has no effect, because ${cilium} prefers ${name}. Remove the old name.`
    : `${key} is the old name of ${name}; ${cilium} still reads it. Use the new name.`;
  return { message, severity, ...newName };
}
