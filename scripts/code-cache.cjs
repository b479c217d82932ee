/**
 * Keeps the compiled code of `dist/chunks/` beside it, with all functions that common commands use: the program runs them
 * here, one after the other, and V8 is asked for what it then holds. Read by `src/cli/code-cache.ts`, for whose Node it is.
 */
const { writeFileSync } = require('node:fs');
const nodeModule = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

if (nodeModule.enableCompileCache) process.exit();

const root = join(__dirname, '..');
const program = join(root, 'dist/bin.cjs');
const chunks = join(root, 'dist/chunks');
const scripts = new Map();

const compile = nodeModule.prototype._compile;
nodeModule.prototype._compile = function (source, filename) {
  if (dirname(filename) !== chunks) return compile.call(this, source, filename);
  const script = new Script(nodeModule.wrap(source), { filename });
  scripts.set(filename, script);
  const require = nodeModule.createRequire(filename);
  return script.runInThisContext().call(this.exports, this.exports, require, this, filename, dirname(filename));
};

const commands = [
  ['--help'],
  ['generate', 'examples/load-balancer.yaml'],
  ['generate', 'examples/egress-gateway.yaml'],
  ['check', 'examples/kubean.yaml'],
  ['lint', 'examples'],
  ['explain', 'cilium_loadbalancer_mode'],
  ['mesh', 'check', 'examples/mesh/two-clusters/mesh.yaml'],
  // Its input ends at once here.
  ['lsp'],
];

function next() {
  const command = commands.shift();
  if (command) {
    delete require.cache[program];
    process.argv = [process.execPath, program, ...command];
    require(program);
    // Something to do, without which Node would not come back here.
    setImmediate(() => {});
  } else {
    for (const [filename, script] of scripts) writeFileSync(`${filename}.cache`, script.createCachedData());
    process.exit(0);
  }
}

process.chdir(root);
process.on('beforeExit', next);
