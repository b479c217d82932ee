/** What the intent is for: a Kubespray release (possibly through Kubean) or plain Helm, a Cilium version, a kernel. */

import { type Catalog, type Chart, type ChartObjects, KubesprayRelease, minorOf } from '../../catalog/catalog.ts';
import type { CatalogIndex } from '../../catalog/types.ts';
import type { Finding } from '../../core/finding.ts';
import { nearest } from '../../core/nearest.ts';
import { coerce, compare, valid } from '../../core/versions.ts';
import { foreignManifests } from './own-manifests.ts';

/** A target as the user writes it: options of the command line laid over the intent's own `target`. */
export interface TargetRequest {
  kubespray?: string | undefined;
  kubean?: string | undefined;
  cilium?: string | undefined;
  kernel?: string | undefined;
}

export interface Target {
  /** Undefined for plain Helm. */
  release: KubesprayRelease | undefined;
  /** The Kubean release, if the user named one. */
  kubean: string | undefined;
  /** Complete, e.g. `1.17.3`. */
  cilium: string;
  chart: Chart;
  kernel: string | undefined;
  /**
   * What the chart renders in addition to cilium-config, if the release passes only agent options to it and no other
   * values.
   */
  partial?: ChartObjects;
  /** The variables for a release's own manifests, by the corresponding Helm path, if a plan needs them. */
  namesakes?: ReadonlyMap<string, string>;
  /** Sections of a plan's Helm values that are null and that the chart cannot render without. */
  refusedNulls?: ReadonlySet<string>;
}

type TargetFinding = Omit<Finding, 'location'>;

function error(rule: string, subject: string, message: string): TargetFinding {
  return { rule, severity: 'error', subject, message };
}

function warning(rule: string, subject: string, message: string): TargetFinding {
  return { rule, severity: 'warning', subject, message };
}

const newestFirst = (left: string, right: string) => compare(right, left);

/**
 * The version in a list that a user means: the exact one, or the newest patch for text such as `1.2`. If the list does
 * not have it, the nearest older one with `exact: false`. Undefined if all versions are newer, or if the text is not a
 * version.
 */
export function pickVersion(wanted: string, list: readonly string[]): { version: string; exact: boolean } | undefined {
  const text = wanted.trim().replace(/^v/, '');
  const exact = list.find((version) => version.replace(/^v/, '') === text);
  if (exact) return { version: exact, exact: true };
  const sorted = [...list].sort(newestFirst);
  if (/^\d+\.\d+$/.test(text)) {
    const inMinor = sorted.find((version) => version.replace(/^v/, '').startsWith(`${text}.`));
    if (inMinor) return { version: inMinor, exact: true };
  }
  const asked = valid(text) ?? (/^\d+\.\d+$/.test(text) ? coerce(`${text}.9999`)?.version : undefined);
  if (!asked) return undefined;
  const older = sorted.find((version) => compare(version, asked) <= 0);
  return older ? { version: older, exact: false } : undefined;
}

async function resolveKubespray(
  request: TargetRequest,
  catalog: Catalog,
  findings: TargetFinding[],
): Promise<string | undefined> {
  const releases = (await catalog.index()).kubespray.map((entry) => entry.release);
  let asked = request.kubespray;
  if (request.kubean !== undefined) {
    if (asked !== undefined) {
      findings.push(
        error(
          'target/two-releases',
          'target',
          'Set either kubespray or kubean, not both. A Kubean release pins its Kubespray release.',
        ),
      );
    }
    const table = (await catalog.kubean()).releases;
    const picked = pickVersion(
      request.kubean,
      table.map((entry) => entry.release),
    );
    if (!picked) {
      findings.push(
        error(
          'target/unknown-release',
          'target.kubean',
          `cilium-extras does not know Kubean ${request.kubean}.${suggestion(
            request.kubean,
            table.map((entry) => entry.release),
          )}`,
        ),
      );
      return undefined;
    }
    const entry = table.find((candidate) => candidate.release === picked.version);
    if (!picked.exact) {
      findings.push(
        warning(
          'target/unknown-release',
          'target.kubean',
          `cilium-extras does not know Kubean ${request.kubean} yet, so it checked against ${picked.version}, the nearest older release. Correct the version, or update cilium-extras.`,
        ),
      );
    }
    if (entry?.measured !== undefined) return entry.measured;
    asked = entry?.kubespray;
    if (!asked) {
      findings.push(
        error(
          'target/unknown-release',
          'target.kubean',
          `Kubean ${picked.version} pins a Kubespray release that cilium-extras does not know. Set a release with target.kubespray.`,
        ),
      );
      return undefined;
    }
  }
  if (asked === undefined) return undefined;
  const newest = releases.at(-1);
  if (asked === 'master') {
    const [taken, notice] = snapshotOf((await catalog.index()).snapshots, newest);
    findings.push(notice);
    return taken;
  }
  const picked = pickVersion(asked, releases);
  if (!picked) {
    findings.push(
      error(
        'target/unknown-release',
        'target.kubespray',
        `cilium-extras does not know Kubespray ${asked}.${suggestion(asked, releases)} Known releases: ${releases[0]} to ${newest}, and master.`,
      ),
    );
    return undefined;
  }
  if (!picked.exact) {
    findings.push(
      warning(
        'target/unknown-release',
        'target.kubespray',
        mayBeNewer(asked, releases)
          ? `cilium-extras does not know Kubespray ${asked}, so it checked against ${picked.version}, the nearest older release. Correct the version, or update cilium-extras.`
          : `cilium-extras does not know Kubespray ${asked}.${misspelt(asked, releases)} It checked against ${picked.version}, the nearest older release.`,
      ),
    );
  }
  return picked.version;
}

/**
 * True if a release that is not in the catalog may be newer than the catalog. It must be newer than all known releases,
 * and at most two minors ahead. Otherwise it is more likely a typing mistake.
 *
 * @param releases oldest first
 */
export function mayBeNewer(asked: string, releases: readonly string[]): boolean {
  const [wanted, newest] = [coerce(asked)?.version, coerce(releases.at(-1) ?? '')?.version];
  if (!wanted || !newest || compare(wanted, newest) <= 0) return false;
  const [major, minor = 0] = wanted.split('.').map(Number);
  const [knownMajor, knownMinor = 0] = newest.split('.').map(Number);
  return major === knownMajor && minor - knownMinor <= 2;
}

/** The release with the most similar name; the newest of equally similar ones. */
function misspelt(asked: string, releases: readonly string[]): string {
  const close = nearest(asked, [...releases].sort(newestFirst));
  return close === undefined ? '' : ` Did you mean ${close}?`;
}

/** The facts for the branch `master`: its snapshot in the catalog, otherwise the newest release. */
function snapshotOf(
  snapshots: CatalogIndex['snapshots'],
  newest: string | undefined,
): [release: string | undefined, notice: TargetFinding] {
  const snapshot = snapshots?.find(({ release }) => release === 'master');
  if (!snapshot) {
    const message = `This catalog has no snapshot of Kubespray master. The facts of ${newest}, the newest release, are used.`;
    return [newest, warning('target/unknown-release', 'target.kubespray', message)];
  }
  const message = `cilium-extras knows Kubespray master as of commit ${snapshot.commit.slice(0, 9)} of ${snapshot.date}. Later commits may differ. A release does not change: set a release to avoid this.`;
  return ['master', { rule: 'target/snapshot', severity: 'info', subject: 'target.kubespray', message }];
}

/**
 * The version of a list that is nearest to one that the list lacks: the newest one that is not newer. If all are newer,
 * the number may be incomplete (2.3 for v2.30.0): then the newest one that begins with it, otherwise the oldest.
 *
 * @param list oldest first
 * @returns for a text without a number, the version with the most similar name, if any
 */
export function nearestVersion(wanted: string, list: readonly string[]): string | undefined {
  const numbers = coerce(wanted)?.version;
  if (numbers === undefined) return nearest(wanted, list);
  const begun = wanted.trim().replace(/^v/, '');
  const longer = list.findLast((version) => version.replace(/^v/, '').startsWith(begun));
  return pickVersion(numbers, list)?.version ?? longer ?? list[0];
}

function suggestion(word: string, words: readonly string[]): string {
  const close = nearestVersion(word, words);
  return close ? ` Did you mean ${close}?` : '';
}

/** Resolves a target against the catalog. `findings` has all problems; `target` is set if none of them is an error. */
export async function resolveTarget(
  request: TargetRequest,
  catalog: Catalog,
): Promise<{ target?: Target; findings: TargetFinding[] }> {
  const findings: TargetFinding[] = [];
  const name = await resolveKubespray(request, catalog, findings);
  if (findings.some((finding) => finding.severity === 'error')) return { findings };
  const facts = name === undefined ? undefined : await catalog.kubespray(name);
  const minors = (await catalog.index()).cilium;
  const newest = minors.at(-1);
  const wanted = request.cilium ?? facts?.cilium.default ?? newest?.last;
  if (wanted === undefined) throw new Error('the catalog has no Cilium version');

  let cilium = await resolveCilium(wanted, catalog, findings);
  const defaulted = request.cilium === undefined && facts !== undefined;
  if (cilium === undefined && defaulted) {
    findings.length = 0;
    findings.push(
      error(
        'target/cilium-too-old',
        'target.cilium',
        `Kubespray ${facts.release} installs Cilium ${wanted} by default, which is not supported. Set Cilium 1.9 or later, for example --cilium 1.9.18.`,
      ),
    );
  }
  if (facts?.cilium.minimum && cilium && compare(cilium, facts.cilium.minimum) < 0) {
    findings.push(
      error(
        'target/cilium-too-old',
        'target.cilium',
        `Kubespray ${facts.release} refuses Cilium below ${facts.cilium.minimum}; ${cilium} is older.`,
      ),
    );
  }
  const foreign = facts && cilium && (await foreignManifests(catalog, facts, cilium));
  if (foreign) findings.push(warning('cilium-version-unsupported', 'target.cilium', foreign));
  const kernel = resolveKernel(request.kernel, findings);
  if (cilium === undefined || findings.some((finding) => finding.severity === 'error')) return { findings };
  // If only a neighbouring version is in the catalog, the release still installs its own default.
  const chart = await catalog.chart(valid(cilium) ?? cilium);
  cilium = valid(defaulted ? wanted : cilium) ?? cilium;
  const carriers = facts?.carriers;
  const isPartial = carriers?.extraVars === 'extra-config' && !carriers.extraValues;
  return {
    findings,
    target: {
      release: facts === undefined ? undefined : new KubesprayRelease(facts, cilium),
      kubean: request.kubean,
      cilium,
      chart,
      kernel,
      ...(isPartial && { partial: await catalog.objects(chart.version) }),
    },
  };
}

async function resolveCilium(wanted: string, catalog: Catalog, findings: TargetFinding[]): Promise<string | undefined> {
  const minors = (await catalog.index()).cilium;
  const text = wanted.trim().replace(/^v/, '');
  const full = valid(text) ?? (/^\d+\.\d+$/.test(text) ? coerce(text)?.version : undefined);
  if (!full) {
    findings.push(
      error(
        'target/unknown-cilium',
        'target.cilium',
        `"${wanted}" is not a Cilium version. Write a version such as 1.17.3 or 1.17.`,
      ),
    );
    return undefined;
  }
  const entry = minors.find((candidate) => candidate.minor === minorOf(full));
  if (entry) {
    const versions = (await catalog.minor(entry.minor)).versions;
    const picked = pickVersion(text, versions) ?? { version: entry.first, exact: false };
    if (!picked.exact) {
      findings.push(
        warning(
          'target/unknown-cilium',
          'target.cilium',
          `cilium-extras does not know Cilium ${wanted}, so it checked against ${picked.version}, the nearest older version. Correct the version, or update cilium-extras.`,
        ),
      );
    }
    return picked.version;
  }
  const older = [...minors]
    .sort((a, b) => compare(b.last, a.last))
    .find((candidate) => compare(candidate.last, full) < 0);
  if (!older) {
    findings.push(
      error(
        'target/cilium-too-old',
        'target.cilium',
        `cilium-extras does not support Cilium ${wanted}. Use Cilium 1.9 or later.`,
      ),
    );
    return undefined;
  }
  findings.push(
    warning(
      'target/unknown-cilium',
      'target.cilium',
      `cilium-extras does not know Cilium ${wanted} yet, so it checked against ${older.last}, the newest version that it knows. Correct the version, or update cilium-extras.`,
    ),
  );
  return older.last;
}

function resolveKernel(wanted: string | undefined, findings: TargetFinding[]): string | undefined {
  if (wanted === undefined) return undefined;
  const version = /^\d+\.\d+/.test(wanted) ? coerce(wanted)?.version : undefined;
  if (!version) {
    findings.push(
      error(
        'target/bad-kernel',
        'target.kernel',
        `"${wanted}" is not a kernel version. Write a version such as "5.15" or 5.15.0-91-generic.`,
      ),
    );
  }
  return version;
}
