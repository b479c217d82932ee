import { inputNames } from '../../catalog/table.ts';
import type { ObjectReference } from '../../catalog/types.ts';
import type { Origin, ScopeView } from '../../cluster/scope-view.ts';
import { isThere, playInputs, unmadeReferences } from '../../predict/play.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'missing-object',
  severity: 'error',
  title: 'Reference to an object that nothing creates',
  why: 'A pod that mounts a Secret or ConfigMap does not start until that object exists. Some combinations of variables render the pod and leave its Secret to nobody.',
  fix: 'Create the object before the play, or set the variables that create it.',
  examples: {
    bad: [
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_enable_hubble: true\ncilium_hubble_install: true\ncilium_hubble_tls_generate: false\n',
        lines: [3],
      },
    ],
    good: [
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_enable_hubble: true\ncilium_hubble_install: true\ncilium_hubble_tls_generate: true\n',
      },
    ],
  },
  check({ view, report }) {
    const { play } = view.target;
    if (!play || !view.ownManifests || view.installer !== 'role') return;
    const unmade = unmadeReferences(play.manifests.references, playInputs(play, view.variables));
    const byTarget = groupBy(unmade, ({ to }) => to);
    for (const [to, references] of byTarget) {
      const origin = originOf(view, references);
      if (!origin) continue;
      const from = references.map((reference) => reference.from).join(', ');
      report({
        subject: to,
        at: origin.at,
        message: `${from} mounts ${to}, which nothing creates with these variables, so its pods do not start.${maker(view, to)}`,
      });
    }
  },
});

/** The user's setting that brings the references in; undefined where the release's defaults alone do. */
function originOf(view: ScopeView, references: readonly ObjectReference[]): Origin | undefined {
  const names = new Set(references.flatMap(({ table }) => [...inputNames(table)]));
  const origins = [...names].flatMap((name) => view.variableOrigin(name) ?? []);
  // What is switched off last is what takes the maker away.
  return origins.find(({ name }) => view.variables.get(name) === false) ?? origins[0];
}

/** What creates the object with another value of a variable that its reference depends on. */
function maker(view: ScopeView, to: string): string {
  const { play } = view.target;
  if (!play) return '';
  const made = play.manifests.references.filter((reference) => reference.to === to && reference.maker !== 'nobody');
  const names = new Set(made.flatMap(({ table }) => [...inputNames(table)]));
  for (const name of names) {
    for (const value of [true, false]) {
      const variables = new Map([...view.variables, [name, value]]);
      const inputs = playInputs(play, variables);
      const isMade = made.some(({ table }) => isThere(table, inputs) === true);
      if (isMade && unmadeReferences(play.manifests.references, inputs).every((one) => one.to !== to)) {
        return ` Set ${name}: ${value}, or create it before the play.`;
      }
    }
  }
  return ' Create it before the play.';
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
