import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

/** Words that YAML 1.1 does not read as strings without quotes. */
const otherTypes = /^([-+]?(0|[1-9][0-9_]*)(\.[0-9]*)?(e[-+]?[0-9]+)?|true|false|yes|no|on|off|null|y|n)$/i;

export default defineConstraint({
  id: 'name-is-text',
  severity: 'warning',
  symptoms: ['play-fails'],
  title: 'Cluster name that YAML reads as a number or boolean',
  why: 'Charts up to 1.17 write the name into the ConfigMap without quotes. ConfigMaps accept only strings, so the installation fails. Kubespray releases that use their own manifests quote the name.',
  fix: 'Choose a name that YAML reads as a string, such as c7 instead of 7.',
  source: 'chart templates/cilium-configmap.yaml',
  versions: '>=1.9.0 <1.18.0',
  reads: ['cluster-name'],
  check({ options, cilium }) {
    const name = options.get('cluster-name') ?? '';
    return violationIf(otherTypes.test(name), {
      subject: 'cluster-name',
      message: `The chart of Cilium ${cilium} writes the cluster name "${name}" without quotes. YAML reads ${yamlType(name)}, and the installation fails. Choose a name that YAML reads as a string, such as ${asString(name)}.`,
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { clusterMesh: { name: '7', id: 7 } } },
      { cilium: '1.13.4', features: { clusterMesh: { name: 'no', id: 7 } } },
    ],
    good: [
      { cilium: '1.18.4', features: { clusterMesh: { name: '7', id: 7 } } },
      { cilium: '1.17.3', features: { clusterMesh: { name: 'c7', id: 7 } } },
    ],
  },
});

/** The YAML 1.1 type of an unquoted word. */
function yamlType(word: string): string {
  if (/^null$/i.test(word)) return 'null';
  return /^[-+]?\d/.test(word) ? 'a number' : 'a boolean';
}

/** A valid cluster name that begins with a letter: `c7` for `7`. */
function asString(word: string): string {
  return `c${word.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
}
