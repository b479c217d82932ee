/**
 * Compiled code from the build, for Node before 22.1, which keeps none by itself: half of a short run is compilation.
 * A chunk's caches lie next to it, by the commands that they are for (`scripts/code-cache.cjs`). V8 itself refuses one of
 * another version, and then the chunk is compiled as ever.
 */
import { readFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** What of Node's module class is used here, and not in its types. */
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
 * Makes the modules that load from here on use compiled code where there is some.
 *
 * @param first the first argument: the name of a command, or an option of none
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
