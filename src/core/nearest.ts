import { distance } from 'fastest-levenshtein';

/** Letters alone, so that `kube-proxy_replacement` and `kubeProxyReplacement` are one word. */
function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const folded = new Map<string, string>();

/** Candidates come from the catalog: few, and the same ones again and again. */
function foldCandidate(candidate: string): string {
  const text = folded.get(candidate) ?? fold(candidate);
  folded.set(candidate, text);
  return text;
}

/**
 * The candidate that a misspelt name most likely meant; undefined if none is near.
 * Case and separators count for nothing, then at most a third of the letters may differ. The first of equals wins.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(name);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = foldCandidate(candidate);
    // Too long to be a slip, and the distance costs length x length.
    if (Math.abs(other.length - wanted.length) >= bestDistance) continue;
    const apart = distance(wanted, other);
    if (apart < bestDistance) {
      best = candidate;
      bestDistance = apart;
    }
  }
  return best;
}

/** ` Did you mean "x"?`, or nothing: to be put behind a sentence. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const candidate = nearest(name, candidates);
  return candidate === undefined ? '' : ` Did you mean "${candidate}"?`;
}
