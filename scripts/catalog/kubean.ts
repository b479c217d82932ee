/**
 * The Kubespray release that each Kubean release installs. A release pins a Kubespray commit: in the Manifest resource
 * of its chart, before that in `version.yml`. The oldest releases pin nothing (they took the newest commit on the day
 * of the build).
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { parse } from 'yaml';
import type { KubeanCatalog } from '../../src/catalog/types.ts';
import { git } from './ansible/ansible.ts';
import { formatCatalog } from './format.ts';

export interface KubeanOptions {
  kubeanRepo: string;
  kubesprayRepo: string;
  outDir: string;
  log: (line: string) => void;
}

/**
 * A pinned commit gets facts of its own if it differs from every release and at least this many Kubean releases pin it.
 */
const leastReleases = 5;

/** Names of the pinned commits that get facts of their own: `v2.28.0+a59585b6d`. */
export function ownPins(kubeanRepo: string, kubesprayRepo: string): string[] {
  const { releases } = kubeanReleases(kubeanRepo, kubesprayRepo);
  const times = new Map<string, number>();
  for (const { kubespray, commit, isAlike } of releases) {
    const name = `${kubespray}+${commit.slice(0, 9)}`;
    if (!isAlike) times.set(name, (times.get(name) ?? 0) + 1);
  }
  return [...times].flatMap(([name, count]) => (count >= leastReleases ? [name] : []));
}

/**
 * Writes `kubean.json`: every release tag with its Kubespray commit, and the Kubespray release that behaves like this
 * commit.
 */
export function buildKubean({ kubeanRepo, kubesprayRepo, outDir, log }: KubeanOptions): KubeanCatalog {
  const { releases, unpinned } = kubeanReleases(kubeanRepo, kubesprayRepo);
  const catalog: KubeanCatalog = {
    releases: releases.map(({ release, kubespray, commit, isAlike }) => {
      const measured = `${kubespray}+${commit.slice(0, 9)}`;
      const hasOwn = !isAlike && existsSync(join(outDir, 'kubespray', `${measured}.json`));
      return { release, kubespray, commit, ...(hasOwn && { measured }) };
    }),
    unpinned,
  };
  writeFileSync(join(outDir, 'kubean.json'), formatCatalog(catalog));
  log(`kubean: ${catalog.releases.length} releases pin a Kubespray commit, ${catalog.unpinned.length} pin none`);
  return catalog;
}

interface Pinned {
  release: string;
  kubespray: string;
  commit: string;
  /** True if the release behaves like the commit. */
  isAlike: boolean;
}

function kubeanReleases(kubeanRepo: string, kubesprayRepo: string): { releases: Pinned[]; unpinned: string[] } {
  const tags = git(kubeanRepo, 'tag', '--list', 'v*')
    .split('\n')
    .filter((tag) => semver.valid(tag) !== null);
  const found: { releases: Pinned[]; unpinned: string[] } = { releases: [], unpinned: [] };
  const nearest = new Map<string, Nearest | undefined>();
  for (const release of tags.sort(semver.compare)) {
    const commit = pinnedCommit(kubeanRepo, release);
    if (commit && !nearest.has(commit)) nearest.set(commit, nearestRelease(kubesprayRepo, commit));
    const pin = commit === undefined ? undefined : nearest.get(commit);
    if (commit && pin) found.releases.push({ release, commit, ...pin });
    else found.unpinned.push(release);
  }
  return found;
}

type Nearest = Pick<Pinned, 'kubespray' | 'isAlike'>;

function pinnedCommit(repo: string, release: string): string | undefined {
  const manifest = show(repo, release, 'charts/kubean/templates/manifest.cr.yaml');
  const fromManifest: unknown = manifest && parse(manifest).spec.kubesprayVersion;
  const versions = show(repo, release, 'version.yml');
  const commit: unknown = fromManifest || (versions && parse(versions).kubespray_version);
  return typeof commit === 'string' && /^[0-9a-f]{40}$/.test(commit) ? commit : undefined;
}

/**
 * The tag before the commit, unless the commit's Cilium role already equals that of the tag after it. A pinned commit
 * is between two patch releases, and only its behaviour matters.
 */
function nearestRelease(repo: string, commit: string): Nearest | undefined {
  const before = quietly(() => git(repo, 'describe', '--tags', '--abbrev=0', '--match', 'v2.*', commit).trim());
  const after = quietly(() =>
    git(repo, 'describe', '--tags', '--contains', '--match', 'v2.*', commit)
      .trim()
      .replace(/[~^].*/, ''),
  );
  const wanted = ciliumFingerprint(repo, commit);
  const alike = [before, after].find((tag) => tag && ciliumFingerprint(repo, tag) === wanted);
  const kubespray = alike ?? before ?? after;
  return kubespray === undefined ? undefined : { kubespray, isAlike: alike !== undefined };
}

/** The parts of a Kubespray tree that affect Cilium: the role's files and the lines that set Cilium's version. */
function ciliumFingerprint(repo: string, revision: string): string {
  const role = git(repo, 'rev-parse', `${revision}:roles/network_plugin/cilium`);
  return role + git(repo, 'grep', '-hE', '^cilium_version:', revision, '--', 'roles');
}

function show(repo: string, tag: string, path: string): string | undefined {
  return quietly(() => git(repo, 'show', `${tag}:${path}`));
}

/** Undefined instead of git's error: a missing file or tag is a valid answer here. */
function quietly(ask: () => string): string | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
