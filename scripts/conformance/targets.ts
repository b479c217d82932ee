/** Chooses the Cilium versions with which each Kubespray release is judged. */
import semver from 'semver';
import { git, type Kubespray } from '../catalog/ansible/ansible.ts';

const oldest = 'v2.16.0';
/** The chart of Cilium 1.8 has another structure; a release that ships 1.8 is judged with the last 1.9. */
const firstMinor = '1.9';

/** Every final release of a Kubespray clone that the suite covers, oldest first. */
export function kubesprayReleases(repo: string): string[] {
  return git(repo, 'tag')
    .split('\n')
    .filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag) && semver.gte(tag, oldest))
    .sort(semver.compare);
}

/** True for the last patch release of its minor. */
export function isLastPatch(release: string, releases: readonly string[]): boolean {
  return (
    semver.valid(release) !== null &&
    !releases.some((other) => semver.satisfies(other, `~${semver.minVersion(release)}`) && semver.gt(other, release))
  );
}

/**
 * The release's default Cilium. For the last patch release of a minor, also the last patch release of each neighbouring
 * Cilium minor, if the release accepts it.
 *
 * @param charts every version that has a chart, oldest first
 */
export function ciliumVersions(kubespray: Kubespray, withNeighbours: boolean, charts: readonly string[]): string[] {
  const preset = defaultCilium(kubespray);
  const inMinor = (minor: string) => charts.filter((version) => version.startsWith(`${minor}.`)).at(-1);
  const usable = usableChart(preset, charts, inMinor);
  if (!withNeighbours) return [usable];
  const { major, minor } = semver.parse(usable) as semver.SemVer;
  const required = semver.coerce(String(kubespray.values.cilium_min_version_required ?? firstMinor));
  const neighbours = [minor - 1, minor + 1]
    .map((number) => inMinor(`${major}.${number}`))
    .filter((version) => version !== undefined)
    .filter((version) => !required || semver.gte(version, required));
  return [usable, ...neighbours];
}

/**
 * The version itself if it has a chart, else the nearest version with one. Older minors have no chart, and a newer
 * patch release may not have one yet.
 */
function usableChart(
  preset: string,
  charts: readonly string[],
  inMinor: (minor: string) => string | undefined,
): string {
  if (semver.lt(preset, `${firstMinor}.0`)) return inMinor(firstMinor) as string;
  if (charts.includes(preset)) return preset;
  const { major, minor } = semver.parse(preset) as semver.SemVer;
  return inMinor(`${major}.${minor}`) ?? (charts.at(-1) as string);
}

/** The Cilium version of a release's own defaults, without a leading `v`. */
export function defaultCilium(kubespray: Kubespray): string {
  return writtenVersion(kubespray).replace(/^v/, '');
}

/** The value of the default, which may be an expression, such as a table by the version of Kubernetes. */
function writtenVersion({ values, defaults }: Kubespray): string {
  return String(values.cilium_version ?? defaults.cilium_version);
}

/** `cilium_version` for a version other than the default, in the notation of the release. */
export function chosenVersion(kubespray: Kubespray, cilium: string): string | undefined {
  if (cilium === defaultCilium(kubespray)) return undefined;
  return writtenVersion(kubespray).startsWith('v') ? `v${cilium}` : cilium;
}
