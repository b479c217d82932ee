/**
 * Compiled code from the build, for Node before 22.1, which has no compile cache of its own: half of a short run is
 * compilation. The caches of a chunk are next to it, one for each command (`scripts/code-cache.cjs`). V8 rejects a
 * cache of another version, and then compiles the chunk as usual.
 */
import { readFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** The parts of Node's module class that are used here but missing in its types. */
interface CommonJsModule {
  exports: unknown;
}
interface Internals {
  enableCompileCache?: () => void;
  wrap(source: string): string;
  prototype: { _compile(this: CommonJsModule, source: string, filename: string, ...rest: unknown[]): unknown };
}

function cacheOf(filename: string, command: string): Buffer | undefined {
  for (const name of [command, 'any']) {
    try {
      return readFileSync(`${filename}.${name}.cache`);
    } catch {}
  }
  return undefined;
}

/**
 * Makes all modules that are loaded from now on use compiled code, if available.
 *
 * @param first the first argument: the name of a command, or an option without a command
 */
export function useCodeCache(first = ''): void {
  const internals = nodeModule as unknown as Internals;
  if (internals.enableCompileCache) {
    internals.enableCompileCache();
    return;
  }
  const command = /^\w+$/.test(first) ? first : 'help';
  const compile = internals.prototype._compile;
  internals.prototype._compile = function (source, filename, ...rest) {
    const cachedData = cacheOf(filename, command);
    if (!cachedData) return compile.call(this, source, filename, ...rest);
    const script = new Script(internals.wrap(source), { filename, cachedData });
    const require = nodeModule.createRequire(filename);
    return script.runInThisContext().call(this.exports, this.exports, require, this, filename, dirname(filename));
  };
}
