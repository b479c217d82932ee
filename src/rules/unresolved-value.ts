import { unknown } from '../core/options.ts';
import { defineRule } from '../lint/rule.ts';
import type { ScopeView } from '../lint/scope-view.ts';
import { isMap, type PartlyKnown } from '../predict/value-tree.ts';

export default defineRule({
  id: 'unresolved-value',
  severity: 'info',
  title: 'A value that is known only when Ansible runs',
  why: 'Jinja expressions and vaulted values are not evaluated here. Rules stay silent about what hangs on them.',
  fix: 'Nothing. Look at the value yourself.',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'cilium_tunnel_mode: "{{ site_mode }}"\n', lines: [1] }],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_tunnel_mode: geneve\n' }],
  },
  check({ view, report }) {
    for (const definition of view.ciliumDefinitions()) {
      const { name, value, location } = definition;
      if (view.definition(name) !== definition || !hasUnknown(value) || !matters(view, name)) continue;
      report({
        subject: name,
        at: location,
        message: `${name} is known only when Ansible runs; nothing is said about what hangs on it.`,
      });
    }
  },
});

function hasUnknown(value: PartlyKnown): boolean {
  if (value === unknown) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isMap(value) && Object.values(value).some(hasUnknown);
}

/** True for what moves cilium-config: names of images and the like are nobody's concern here. */
function matters(view: ScopeView, name: string): boolean {
  if (name === 'cilium_version' || /_extra_(?:vars|values|flags)$/.test(name)) return true;
  const { options = {}, helm = {}, facts } = view.release.band;
  return [options, helm, facts].some((tables) =>
    Object.values(tables).some((table) =>
      table.some(({ when, then }) => (when && name in when) || ('of' in then && then.of === name)),
    ),
  );
}
