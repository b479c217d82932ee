import { distance } from 'fastest-levenshtein';

/** Keeps letters and digits, so that `kube-proxy_replacement` and `kubeProxyReplacement` are equal. */
function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const folded = new Map<string, string>();

/** Keeps the result: candidates come from the catalog, and the same few ones come many times. */
function foldCandidate(candidate: string): string {
  const text = folded.get(candidate) ?? fold(candidate);
  folded.set(candidate, text);
  return text;
}

/**
 * The candidate that a misspelt name most likely means; undefined if none is similar. Case and separators do not count.
 * At most a third of the letters may differ. The first of equally similar ones wins.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(name);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = foldCandidate(candidate);
    // The lengths differ too much for a typing mistake, and computing the distance takes length x length steps.
    if (Math.abs(other.length - wanted.length) >= bestDistance) continue;
    const apart = distance(wanted, other);
    if (apart < bestDistance) {
      best = candidate;
      bestDistance = apart;
    }
  }
  return best;
}

/** ` Did you mean "x"?`, or nothing: to append to a sentence. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const candidate = nearest(name, candidates);
  return candidate === undefined ? '' : ` Did you mean "${candidate}"?`;
}
