/** What lint says of the agent options of an intent, as if they stood in cilium_config_extra_vars. */
import { ruleset } from '../../commands/lint/ruleset.ts';
import type { Finding } from '../../core/finding.ts';
import { memoryFileSystem } from '../../formats/files/memory-file-system.ts';
import { lint } from '../../lint/lint.ts';
import type { PlannedIntent } from '../../plan/plan-intent.ts';
import { stringify } from '../../yaml/write.ts';
import { openCatalog } from './catalog-files.ts';

/** The rules about names of options. */
const about: ReadonlySet<string> = new Set(['unknown-agent-option', 'removed-agent-option', 'future-agent-option']);

/** The findings about names that the intent's `config` has and the target's agents do not, at their places in the intent. */
export async function lintOptions({ intent, plan }: PlannedIntent): Promise<Finding[]> {
  const release = plan?.target.release?.facts;
  if (!intent || !plan || !release || intent.config.size === 0) return [];
  const variables = {
    kube_network_plugin: 'cilium',
    cilium_version: `${release.cilium.prefix}${plan.target.cilium}`,
    cilium_config_extra_vars: Object.fromEntries(intent.config),
  };
  const file = 'group_vars/k8s_cluster/intent.yml';
  const { findings } = await lint([file], {
    ruleset,
    files: memoryFileSystem({ [file]: stringify(variables, { ansible: true }) }),
    catalog: openCatalog(),
    target: { kubespray: release.release },
  });
  return findings
    .filter(({ rule, subject }) => about.has(rule) && intent.config.has(subject))
    .map(({ fix: _, fixable: __, ...finding }) => ({
      ...finding,
      location: intent.locate(['config', finding.subject]),
    }));
}
