/** The part of an explanation that is about one release and one Cilium version. */
import { compare } from '../../core/versions.ts';
import type { Explanation, Span } from './explain.ts';

export interface OnTarget {
  target: { kubespray?: string; cilium: string };
  cilium: Span[];
  kubespray: Span[];
}

/** The spans that contain a version. Between two spans it is unknown which one applies, so both are returned. */
function at(spans: readonly Span[], version: string): Span[] {
  const holding = spans.filter(({ from, to }) => compare(from, version) <= 0 && compare(version, to) <= 0);
  if (holding.length > 0) return holding;
  const before = spans.filter(({ to }) => compare(to, version) < 0).at(-1);
  const after = spans.find(({ from }) => compare(version, from) < 0);
  return before && after ? [before, after] : [];
}

/** The part of an explanation for a target. For a chart alone there is no part about Kubespray. */
export function onTarget(explanation: Explanation, target: OnTarget['target']): OnTarget {
  const { cilium, kubespray } = explanation;
  return {
    target,
    cilium: at(cilium, target.cilium),
    kubespray: target.kubespray === undefined ? [] : at(kubespray, target.kubespray),
  };
}
