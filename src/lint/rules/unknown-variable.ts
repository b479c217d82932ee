import { sameJson } from '../../catalog/table.ts';
import { carrierNames } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import type { Severity } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { known, type PartlyKnown } from '../../core/value-tree.ts';
import type { Inventory } from '../../formats/ansible/inventory.ts';
import { list, stretches } from '../advice.ts';
import { defineRule } from '../rule.ts';
import { isMisspelling, similarName, suggest } from '../similar-name.ts';

export default defineRule({
  id: 'unknown-variable',
  severity: 'error',
  title: 'A cilium_* variable that the release does not know',
  why: 'Ansible takes any variable without a word. One that no template and no task of the release reads changes nothing.',
  fix: 'Use the name that this release knows. A variable of your own that other variables refer to is fine.',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'cilium_hubble_enabled: true\n', lines: [1] }],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_enable_hubble: true\n' },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_site_mode: snat\ncilium_loadbalancer_mode: "{{ cilium_site_mode }}"\n',
      },
    ],
  },
  async check({ view, history, report }) {
    if (view.installer === 'custom-cni') return;
    const { facts } = view.release;
    for (const { name, value, location } of view.ciliumDefinitions()) {
      if (Object.hasOwn(facts.variables, name) || carrierNames.some((carrier) => carrier === name)) continue;
      if (isUsedByTemplates(view, name)) continue;
      const { releases: elsewhere, defaults } = await history.lifeOfVariable(name);
      const all = await history.releaseNames();
      const living = Object.keys(facts.variables).filter((other) => !facts.variables[other]?.dead);
      const similar = similarName(name, living);
      const others =
        elsewhere.length > 0
          ? ` (${list(stretches(elsewhere, all).split(', '))} ${elsewhere.length > 1 ? 'do' : 'does'})`
          : '';
      report({
        subject: name,
        at: location,
        message: `Kubespray ${facts.release} does not know ${name}${others}: setting it does nothing.${suggest(similar)}`,
        severity: severityOf(name, similar, elsewhere.length > 0, isTheirDefault(defaults, value)),
      });
    }
  },
});

function severityOf(name: string, similar: string | undefined, isElsewhere: boolean, nothingLost: boolean): Severity {
  if (isElsewhere) return nothingLost ? 'info' : 'error';
  // It may be a variable of the user's own, for a role of their own.
  return similar !== undefined && isMisspelling(name, similar) ? 'error' : 'warning';
}

/** True if every release that knows the variable does by itself what the value says. */
function isTheirDefault(defaults: readonly (Json | undefined)[], value: PartlyKnown): boolean {
  const said = known(value);
  return said !== undefined && defaults.length > 0 && defaults.every((preset) => sameJson(preset, said));
}

/** What expressions in the files of an inventory refer to; every unknown variable asks, so each text is searched once. */
const referencesOf = new WeakMap<Inventory, ReadonlySet<string>>();

/** True if an expression in one of the files refers to the variable: then somebody reads it. */
function isUsedByTemplates({ inventory }: ScopeView, name: string): boolean {
  let references = referencesOf.get(inventory);
  if (references === undefined) {
    const texts = [...inventory.sources.values()].map(({ text }) => text);
    references = new Set(texts.flatMap((text) => [...ciliumWordsInTemplates(text)]));
    referencesOf.set(inventory, references);
  }
  return references.has(name);
}

/** Words of Cilium's behind the first opener of an expression on their line. */
function* ciliumWordsInTemplates(text: string): Generator<string> {
  const word = /\bcilium\w*/g;
  for (const line of text.split('\n')) {
    const opener = line.search(/\{[{%]/);
    if (opener < 0) continue;
    for (const [found] of line.slice(opener).matchAll(word)) yield found;
  }
}
