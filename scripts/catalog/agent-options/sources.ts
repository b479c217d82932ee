/** Finds the command reference of each minor in a clone of cilium/cilium. */
import semver from 'semver';
import { git } from '../ansible/ansible.ts';

/** A revision to read a minor from. */
export interface Source {
  minor: string;
  /** A readable name: `v1.15.3`, `branch v1.15`, `main before 1.19`. */
  of: string;
  commit: string;
}

/**
 * For each minor the newest final tag, else its branch, else the main branch just before the next minor began there. A
 * minor for which the clone has none of these is left out.
 */
export function sourcesIn(repo: string, minors: readonly string[]): Source[] {
  const tags = lines(git(repo, 'tag', '--list', 'v1.*')).filter((tag) => semver.prerelease(tag) === null);
  const branches = lines(git(repo, 'for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes'));
  const onMain = lastOnMain(repo);
  return minors.flatMap((minor): Source[] => {
    const [tag] = semver.rsort(tags.filter((name) => semver.valid(name) && name.startsWith(`v${minor}.`)));
    if (tag !== undefined) return [{ minor, of: tag, commit: commitOf(repo, tag) }];
    const branch = branches.find((ref) => ref.endsWith(`/v${minor}`));
    if (branch !== undefined) return [{ minor, of: `branch v${minor}`, commit: commitOf(repo, branch) }];
    const commit = onMain.get(minor);
    return commit === undefined ? [] : [{ minor, of: 'main, before the next minor', commit }];
  });
}

/** By minor, the last commit of the main branch that was still developing it. */
function lastOnMain(repo: string): Map<string, string> {
  const found = new Map<string, string>();
  let next: number | undefined;
  for (const commit of lines(git(repo, 'log', '--first-parent', '--format=%H', '--reverse', 'HEAD', '--', 'VERSION'))) {
    const developed = developedBy(git(repo, 'show', `${commit}:VERSION`).trim());
    if (developed === undefined) continue;
    if (next !== undefined && developed > next) found.set(`1.${next}`, commitOf(repo, `${commit}^`));
    next = developed;
  }
  return found;
}

/** The minor that a development version leads to: `1.17.0-dev`, or until 1.15 `1.14.90`. */
function developedBy(version: string): number | undefined {
  const [, minor = '', patch = ''] = /^1\.(\d+)\.(\d+)/.exec(version) ?? [];
  if (minor === '') return undefined;
  return Number(minor) + (Number(patch) >= 90 ? 1 : 0);
}

function commitOf(repo: string, revision: string): string {
  return git(repo, 'rev-parse', '--verify', `${revision}^{commit}`).trim();
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
