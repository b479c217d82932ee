import { isIn } from '../../../../core/versions.ts';
import { defineMeshRule } from '../rule.ts';

const pattern = /^(?:[a-z0-9][-a-z0-9]*)?[a-z0-9]$/;
const longest = 32;

export default defineMeshRule({
  id: 'invalid-name',
  severity: 'error',
  symptoms: ['mesh'],
  title: 'Invalid cluster name',
  why: 'Clusters connect to the host name <name>.mesh.cilium.io, so upper case and underscores fail on every version. Helm checks the name from Cilium 1.16 on, and the agent from 1.17 on. The name default means no mesh.',
  fix: 'Use at most 32 lower-case letters, digits and dashes, with a letter or digit at both ends.',
  source: 'pkg/clustermesh/types/types.go, pkg/clustermesh/types/option.go, chart templates/validate.yaml',
  check({ clusters }, report) {
    for (const cluster of clusters) {
      const { name, state } = cluster;
      const cilium = state?.target.cilium;
      const at = cluster.at();
      if (name === 'default') {
        const message = `A cluster with an id cannot have the name "default": the agent does not start. Set another name.`;
        report({ subject: name, at, message });
      } else if (!pattern.test(name)) {
        const message = `"${name}" is not a valid cluster name. Use at most ${longest} lower-case letters, digits and dashes, with a letter or digit at both ends. The name is part of the host name ${name}.mesh.cilium.io.`;
        report({ subject: name, at, message });
      } else if (name.length > longest) {
        const early = cilium !== undefined && isIn(cilium, '<1.16.0');
        const message = early
          ? `"${name}" has ${name.length} characters: Cilium ${cilium} accepts it, and 1.16 and later refuse more than ${longest}. Choose a shorter name before you connect the cluster.`
          : `"${name}" has ${name.length} characters; a cluster name has at most ${longest}.`;
        report({ subject: name, at, message, severity: early ? 'warning' : 'error' });
      }
    }
  },
});
