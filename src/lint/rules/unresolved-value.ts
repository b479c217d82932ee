import type { ScopeView } from '../../cluster/scope-view.ts';
import { unknown } from '../../core/options.ts';
import { isMap, type PartlyKnown } from '../../core/value-tree.ts';
import { locate } from '../../formats/ansible/variables/definition.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'unresolved-value',
  severity: 'info',
  symptoms: ['unchecked'],
  title: 'Value that only Ansible can evaluate',
  why: 'This program resolves plain references to other variables, and the filters `bool`, `default(x)`, `string` and `int`. It cannot evaluate other Jinja expressions and vaulted variables. Settings that depend on them were not checked.',
  fix: 'Check these values yourself, or write them as constants.',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'cilium_tunnel_mode: "{{ site_mode }}"\n', lines: [1] }],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_tunnel_mode: geneve\n' }],
  },
  check({ view, report }) {
    for (const definition of view.ciliumDefinitions()) {
      const { name, value, location } = definition;
      if (view.definition(name) !== definition || !matters(view, name)) continue;
      for (const path of unknownParts(value as PartlyKnown)) {
        const subject = [name, ...path].join('.');
        report({
          subject,
          at: path.length === 0 ? location : locate(definition, path),
          message: `cilium-extras cannot evaluate the template in ${subject}. Settings that depend on ${subject} were not checked. To check them, write a plain value.`,
        });
      }
    }
  },
});

/** Paths of the parts that only Ansible can evaluate. */
function* unknownParts(value: PartlyKnown, above: readonly (string | number)[] = []): Generator<(string | number)[]> {
  if (value === unknown) yield [...above];
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* unknownParts(item, [...above, index]);
  } else if (isMap(value)) {
    for (const [key, item] of Object.entries(value)) yield* unknownParts(item, [...above, key]);
  }
}

/** True for a variable that affects cilium-config. Others, such as names of images, do not matter here. */
function matters(view: ScopeView, name: string): boolean {
  if (name === 'cilium_version' || /_extra_(?:vars|values|flags)$/.test(name)) return true;
  const { options = {}, helm = {}, facts } = view.release.band;
  return [options, helm, facts].some((tables) =>
    Object.values(tables).some((table) =>
      table.some(({ when, then }) => (when && name in when) || ('of' in then && then.of === name)),
    ),
  );
}
