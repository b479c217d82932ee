import type { Constraint, ConstraintContext, Example } from '../../src/core/feature.ts';
import type { Severity } from '../../src/core/finding.ts';
import { nodePort } from './agent-state.ts';
import { enableReplacement } from './remedies.ts';
import { all, not, type Ternary } from './ternary.ts';
import { violationIf } from './violation.ts';

interface Dependent<Intent> {
  /** The feature that does not work, as the start of a sentence: `Maglev`. */
  what: string;
  /** The setting without effect, if `what` is not a setting: `The option for external access`. */
  setting?: string;
  /** Whether the configuration or the intent requests it. */
  asked(context: ConstraintContext<Intent>): Ternary;
  /** The option that requests it. */
  subject(context: ConstraintContext<Intent>): string;
  /** The options that request it, in any version. */
  reads: readonly string[];
  severity?: Severity;
  versions?: string;
  why: string;
  source: string;
  examples: { bad: readonly Example[]; good: readonly Example[] };
}

/** The constraint for features that need BPF NodePort. Without kube-proxy replacement, their options have no effect. */
export function needsNodePort<Intent>(dependent: Dependent<Intent>): Constraint<Intent> {
  return {
    id: 'needs-kube-proxy-replacement',
    severity: dependent.severity ?? 'error',
    symptoms: ['no-effect'],
    title: `${dependent.what} without kube-proxy replacement`,
    why: dependent.why,
    fix: `Enable kube-proxy replacement, or disable ${insideSentence(dependent.what)}.`,
    source: dependent.source,
    versions: dependent.versions ?? '>=1.9.0',
    reads: [...dependent.reads, 'kube-proxy-replacement', 'enable-node-port'],
    check(context) {
      return violationIf(all(dependent.asked(context), not(nodePort(context.options, context))), {
        subject: dependent.subject(context),
        message: `${dependent.setting ?? dependent.what} has no effect, because kube-proxy replacement is disabled.`,
        remedies: [enableReplacement(context)],
      });
    },
    examples: dependent.examples,
  };
}

/** `neighbor discovery` for `Neighbor discovery`; `DSR` and other abbreviations stay as they are. */
function insideSentence(what: string): string {
  return /^[A-Z][a-z]/.test(what) && !what.startsWith('Maglev') ? what.charAt(0).toLowerCase() + what.slice(1) : what;
}
