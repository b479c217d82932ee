/** Links to the files of cilium/cilium that are the source of a constraint. */

const repository = 'https://github.com/cilium/cilium';

/** The newest branch, used for the files of constraints without a version. */
const newest = 18;

/** A path in the repository or its chart, and the text in brackets after it: the versions that were read. */
const file =
  /(chart )?((?:Documentation|pkg|daemon|operator|templates)\/[\w./-]+|values\.yaml)( \w+)?(?: \(([^)]*)\))?/g;

/**
 * The minor of a branch that has the file: the first version in the text, or else one to which the constraint can
 * apply.
 */
function minorOf(named: string | undefined, versions: string): string {
  const version = /1\.\d+/.exec(named ?? '')?.[0];
  if (version !== undefined) return version;
  const upper = /<1\.(\d+)\.0/.exec(versions)?.[1];
  return `1.${Math.min(newest, upper === undefined ? newest : Number(upper) - 1)}`;
}

/**
 * The source of a constraint as Markdown with links.
 *
 * @param source paths in cilium/cilium, with versions in brackets
 * @param versions semver range of the constraint
 */
export function upstreamLinks(source: string, versions: string): string {
  let isChart = false;
  return source.replace(file, (whole, chart: string | undefined, path: string, _, named: string | undefined) => {
    isChart = chart !== undefined || (isChart && /^(?:templates|values)/.test(path));
    const full = isChart ? `install/kubernetes/cilium/${path}` : path;
    return `[${whole}](${repository}/blob/v${minorOf(named, versions)}/${full})`;
  });
}
