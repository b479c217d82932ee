/** Switches of parts of kube-proxy replacement that Cilium no longer has: the replacement decides about them as a whole. */
import type { History } from '../cluster/across-releases.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import type { Severity } from '../core/finding.ts';

/**
 * What becomes of such a switch; undefined for other options, and where it is to be on without kube-proxy replacement.
 *
 * @param option the agent option behind the switch
 * @param name what the user wrote, for the message
 */
export async function underReplacement(
  view: ScopeView,
  history: History,
  { option, name, wanted }: { option: string; name: string; wanted: boolean },
): Promise<{ severity: Severity; message: string } | undefined> {
  const replacement = view.prediction.options.get('kube-proxy-replacement');
  if (replacement !== 'true' && (replacement !== 'false' || wanted)) return undefined;
  if (!(await history.isPartOf(option, 'kubeProxyReplacement', view.target.cilium))) return undefined;
  if (replacement === 'false')
    return {
      severity: 'info',
      message: `${name} has no effect: without kube-proxy replacement this is off. Remove it.`,
    };
  return wanted
    ? { severity: 'info', message: `${name} has no effect: kube-proxy replacement enables this anyway. Remove it.` }
    : {
        severity: 'error',
        message: `${name}: "false" has no effect: kube-proxy replacement enables this anyway. Remove it, or disable kube-proxy replacement.`,
      };
}
