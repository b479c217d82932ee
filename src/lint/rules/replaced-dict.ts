import { isMap } from '../../core/value-tree.ts';
import { list } from '../../core/wording.ts';
import { describeScope } from '../../formats/ansible/variables/definition.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'replaced-dict',
  severity: 'error',
  symptoms: ['setting-lost'],
  title: 'Dictionary replaced by another file',
  why: 'Ansible does not merge dictionaries. The definition with the highest precedence wins, and the keys of the others are lost. Ansible merges them only with hash_behaviour = merge.',
  fix: 'Put all entries into one file.',
  upstream:
    'https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_variables.html#understanding-variable-precedence',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'group_vars/all/cilium.yml': 'cilium_config_extra_vars:\n  bpf-lb-maglev-table-size: "65521"\n',
          'group_vars/k8s_cluster/cilium.yml': 'cilium_config_extra_vars:\n  bpf-events-drop-enabled: "false"\n',
        },
        lines: [1],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'group_vars/all/cilium.yml': 'cilium_loadbalancer_mode: snat\n',
          'group_vars/k8s_cluster/cilium.yml': 'cilium_loadbalancer_mode: dsr\n',
        },
      },
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'ansible.cfg': '[defaults]\nhash_behaviour = merge\n',
          'group_vars/all/cilium.yml': 'cilium_config_extra_vars:\n  bpf-lb-maglev-table-size: "65521"\n',
          'group_vars/k8s_cluster/cilium.yml': 'cilium_config_extra_vars:\n  bpf-events-drop-enabled: "false"\n',
        },
      },
    ],
  },
  check({ view, report }) {
    if (view.inventory.mergesDicts) return;
    for (const [name, definitions] of view.scope.variables) {
      if (!name.startsWith('cilium_') && !name.startsWith('custom_cni_')) continue;
      const winner = definitions.at(-1);
      if (!winner || !isMap(winner.value)) continue;
      const kept = Object.keys(winner.value);
      for (const { value, location, scope } of definitions.slice(0, -1)) {
        if (!isMap(value)) continue;
        const lost = Object.keys(value).filter((key) => !kept.includes(key));
        if (lost.length === 0) continue;
        report({
          subject: name,
          at: location,
          message: `${winner.location.file}:${winner.location.line} replaces ${name} of ${describeScope(scope)}, so ${list(lost)} ${lost.length > 1 ? 'are' : 'is'} lost. Ansible does not merge dictionaries. Put all entries into one file.`,
        });
      }
    }
  },
});
