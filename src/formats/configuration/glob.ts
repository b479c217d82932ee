/** A module of its own because most runs use no globs and so do not load the library. */
import picomatch from 'picomatch';

/** Tests relative paths against a glob. Files whose names begin with a dot match too; a trailing slash is ignored. */
export function globMatcher(glob: string): (path: string) => boolean {
  return picomatch(glob.replace(/^\.\//, '').replace(/\/+$/, ''), { dot: true });
}
