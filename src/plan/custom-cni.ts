/** Whether a target can run the upstream chart in Kubespray's `custom_cni`. */

import type { Target } from '../cluster/target/target.ts';
import type { Finding } from '../core/finding.ts';

/** What is in its way; nothing if it can. */
export function customCniObstacles({ release }: Target): Finding[] {
  const finding = { severity: 'error', subject: 'target' } as const;
  if (!release) {
    const message =
      '--format custom-cni needs a release: name one with target.kubespray, target.kubean or --kubespray.';
    return [{ ...finding, rule: 'target/no-release', message }];
  }
  if (release.facts.carriers.customCni) return [];
  const message = `Kubespray ${release.facts.release} cannot install a chart with custom_cni. v2.24.0 and later can.`;
  return [{ ...finding, rule: 'not-expressible', message }];
}
