/**
 * Resource requests of the agents above limits that a release sets itself: Kubernetes refuses such pods.
 * Source: kubernetes/kubernetes, pkg/apis/core/validation/validation.go.
 */
import { isMore } from '../core/quantity.ts';
import { toText } from '../core/text.ts';
import { getPath, known, type PartlyKnown } from '../core/value-tree.ts';
import { predict, variableInputs } from '../predict/kubespray.ts';
import { layered } from './carriers.ts';
import type { PlanFinding } from './collect.ts';
import { type Draft, emittedVariables } from './draft.ts';

/** An error for each resource request that exceeds the limit of the agents. */
export function requestsAboveLimits(draft: Draft): PlanFinding[] {
  const { target, collected, base } = draft;
  const { release, chart, namesakes } = target;
  if (!release) return [];
  const variables = layered(base, emittedVariables(draft));
  const inputs = variableInputs(release, variables);
  const { values } = predict(release, chart, variables);
  const amount = (path: string): string | undefined => {
    const said = values ? getPath(values, path) : inputs.get(namesakes?.get(path) ?? '');
    const plain = said === undefined ? undefined : known(said as PartlyKnown);
    return typeof plain === 'string' || typeof plain === 'number' ? toText(plain) : undefined;
  };
  const asked = new Set(collected.settings.map(({ helm }) => helm));
  return collected.settings.flatMap((setting): PlanFinding[] => {
    const [, kind] = /^resources\.requests\.(cpu|memory)$/.exec(setting.helm ?? '') ?? [];
    // If the intent sets both, the release is not the cause.
    if (kind === undefined || asked.has(`resources.limits.${kind}`)) return [];
    const [request, limit] = [toText(setting.value), amount(`resources.limits.${kind}`)];
    if (limit === undefined || !isMore(request, limit)) return [];
    return [
      {
        rule: 'request-above-limit',
        severity: 'error',
        subject: setting.helm ?? '',
        path: setting.path,
        message: `The agents request ${request} of ${kind}, and Kubespray ${release.facts.release} limits them to ${limit}, so Kubernetes rejects the DaemonSet. Also set resources.limits.${kind} to ${request} or more.`,
      },
    ];
  });
}
