/** Files that differ from a Git revision of the repository. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { nodeFileSystem } from '../../formats/files/node-file-system.ts';

/**
 * Absolute real paths of files that were changed or added since `revision`, including untracked ones.
 * @throws UserError if Git, the repository or the revision does not exist.
 */
export function changedSince(cwd: string, revision: string): Set<string> {
  const git = (...argv: string[]): string => {
    try {
      return execFileSync('git', argv, {
        cwd,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        maxBuffer: 1 << 28,
      });
    } catch (error) {
      const stderr = error instanceof Error && 'stderr' in error ? `${error.stderr ?? ''}` : '';
      const why = stderr.trim().split('\n')[0] ?? '';
      throw new UserError(`--changed-since ${revision}: Git cannot tell what changed${why === '' ? '' : `: ${why}`}`, {
        hint: 'Use a commit, branch or tag of this clone. In CI, fetch the whole history first.',
        cause: error,
      });
    }
  };
  const root = git('rev-parse', '--show-toplevel').trim();
  const commit = git('rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`).trim();
  const changed = git('diff', '--name-only', '-z', '--diff-filter=d', commit, '--');
  const added = git('ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', root);
  const names = [...changed.split('\0'), ...added.split('\0')].filter((name) => name !== '');
  return new Set(names.map((name) => nodeFileSystem.realPath(join(root, name))));
}
