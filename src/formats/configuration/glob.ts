/** Apart from `configuration.ts`, as most runs have no globs and then need no library for them. */
import picomatch from 'picomatch';

/** Tests relative paths against a glob: files whose names begin with a dot fit too, and a slash at its end is ignored. */
export function globMatcher(glob: string): (path: string) => boolean {
  return picomatch(glob.replace(/^\.\//, '').replace(/\/+$/, ''), { dot: true });
}
