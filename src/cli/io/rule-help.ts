/** Descriptions of rules and constraints for reports, with the address of each one's page. */
import { features } from '../../../features/registry.ts';
import { meshRules } from '../../commands/mesh/check/rules/registry.ts';
import { docsLink } from '../../core/docs-link.ts';
import type { RuleHelp } from '../../lint/reporters/types.ts';
import { rules } from '../../lint/rules/registry.ts';

/** Every rule and constraint, for reports. */
export function helpOfRules(): RuleHelp[] {
  const own = rules.map(({ id, severity, title, why, fix }) => {
    return { id, severity, title, why, fix, docs: docsLink(`docs/rules/${id}.md`) };
  });
  const constraints = features.flatMap((feature) =>
    feature.constraints.map(({ id, severity, title, why, fix }) => {
      return {
        id: `${feature.id}/${id}`,
        severity,
        title,
        why,
        fix,
        docs: docsLink(`docs/rules/${feature.id}/${id}.md`),
      };
    }),
  );
  return [...own, ...constraints];
}

/** The same for the rules of `mesh check`. */
export function helpOfMeshRules(): RuleHelp[] {
  return meshRules.map(({ id, severity, title, why, fix }) => {
    return { id: `mesh/${id}`, severity, title, why, fix, docs: docsLink(`docs/rules/mesh/${id}.md`) };
  });
}
