/**
 * Which Kubespray each Kubean release installs with. A release pins a Kubespray commit: in the Manifest resource of its
 * chart, before that in `version.yml`. The oldest pin nothing (they took what was newest on the day of the build).
 */
import { writeFileSync } from 'node:fs';
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

/** Writes `kubean.json`: every release tag with its Kubespray commit and the release tag that this commit behaves like. */
export function buildKubean({ kubeanRepo, kubesprayRepo, outDir, log }: KubeanOptions): KubeanCatalog {
  const tags = git(kubeanRepo, 'tag', '--list', 'v*')
    .split('\n')
    .filter((tag) => semver.valid(tag) !== null);
  const catalog: KubeanCatalog = { releases: [], unpinned: [] };
  const nearest = new Map<string, string | undefined>();
  for (const release of tags.sort(semver.compare)) {
    const commit = pinnedCommit(kubeanRepo, release);
    if (commit && !nearest.has(commit)) nearest.set(commit, nearestRelease(kubesprayRepo, commit));
    const kubespray = commit && nearest.get(commit);
    if (commit && kubespray) catalog.releases.push({ release, kubespray, commit });
    else catalog.unpinned.push(release);
  }
  writeFileSync(join(outDir, 'kubean.json'), formatCatalog(catalog));
  log(`kubean: ${catalog.releases.length} releases pin a Kubespray commit, ${catalog.unpinned.length} pin none`);
  return catalog;
}

function pinnedCommit(repo: string, release: string): string | undefined {
  const manifest = show(repo, release, 'charts/kubean/templates/manifest.cr.yaml');
  const fromManifest: unknown = manifest && parse(manifest).spec.kubesprayVersion;
  const versions = show(repo, release, 'version.yml');
  const commit: unknown = fromManifest || (versions && parse(versions).kubespray_version);
  return typeof commit === 'string' && /^[0-9a-f]{40}$/.test(commit) ? commit : undefined;
}

/**
 * The tag before the commit, unless the commit's Cilium role is already that of the tag after it. A pinned commit is
 * between two patch releases, and only its behaviour matters.
 */
function nearestRelease(repo: string, commit: string): string | undefined {
  const before = quietly(() => git(repo, 'describe', '--tags', '--abbrev=0', '--match', 'v2.*', commit).trim());
  const after = quietly(() =>
    git(repo, 'describe', '--tags', '--contains', '--match', 'v2.*', commit)
      .trim()
      .replace(/[~^].*/, ''),
  );
  const wanted = ciliumFingerprint(repo, commit);
  return [before, after].find((tag) => tag && ciliumFingerprint(repo, tag) === wanted) ?? before ?? after;
}

/** What decides about Cilium in a Kubespray tree: the role's files and the lines that name Cilium's version. */
function ciliumFingerprint(repo: string, revision: string): string {
  const role = git(repo, 'rev-parse', `${revision}:roles/network_plugin/cilium`);
  return role + git(repo, 'grep', '-hE', '^cilium_version:', revision, '--', 'roles');
}

function show(repo: string, tag: string, path: string): string | undefined {
  return quietly(() => git(repo, 'show', `${tag}:${path}`));
}

/** Undefined instead of git's refusal: a file or a describing tag that is not there is an answer here. */
function quietly(ask: () => string): string | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
