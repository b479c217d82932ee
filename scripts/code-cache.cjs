/**
 * Stores the compiled code of the files in `dist/chunks/` next to them: one file for each listed command, and one for
 * all others. V8 reads a cache completely, so unused code in it would cost a command as much time as used code. A
 * separate process runs each command, and saves the code that V8 has compiled by then. `src/cli/code-cache.ts` reads
 * the caches; its comment names the versions of Node that need them.
 */
const { execFileSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const nodeModule = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

if (nodeModule.enableCompileCache) process.exit();

const root = join(__dirname, '..');
const program = join(root, 'dist/bin.cjs');
const chunks = join(root, 'dist/chunks');

const ofCommands = {
  help: [['--help']],
  generate: [
    ['generate', 'examples/load-balancer.yaml'],
    ['generate', 'examples/egress-gateway.yaml'],
  ],
  check: [
    ['check', 'examples/kubean.yaml'],
    ['check', 'examples/load-balancer.yaml'],
  ],
  lint: [
    ['lint', 'examples/mesh/mixed-releases/old', '--kubespray', 'v2.31.0'],
    ['lint', '-', '--kubespray', 'v2.31.0'],
  ],
  explain: [['explain', 'cilium_loadbalancer_mode']],
  mesh: [['mesh', 'check', 'examples/mesh/two-clusters/mesh.yaml']],
  // Its input has already ended here.
  lsp: [['lsp']],
};
/** The input of `lint -`: settings with a warning, advice and a name that does not exist. */
const input = 'cilium_hubble_enabled: true\ncilium_config_extra_vars:\n  enable-l7-proxy: "false"\n';
const runs = { ...ofCommands, any: Object.values(ofCommands).flat() };

/** Runs commands one after the other in this process, and saves the code that was compiled for them. */
function keep(name) {
  const scripts = new Map();
  const compile = nodeModule.prototype._compile;
  function compileAndKeep(source, filename) {
    if (dirname(filename) !== chunks) return compile.call(this, source, filename);
    const script = new Script(nodeModule.wrap(source), { filename });
    scripts.set(filename, script);
    const require = nodeModule.createRequire(filename);
    return script.runInThisContext().call(this.exports, this.exports, require, this, filename, dirname(filename));
  }
  // Keeps the program's own hook from being installed: it would use the existing caches.
  Object.defineProperty(nodeModule.prototype, '_compile', { get: () => compileAndKeep, set() {} });
  const commands = [...runs[name]];
  function next() {
    const command = commands.shift();
    if (command) {
      delete require.cache[program];
      process.argv = [process.execPath, program, ...command];
      require(program);
      // A pending task keeps the event loop alive, so that Node reaches this point again.
      setImmediate(() => {});
    } else {
      for (const [filename, script] of scripts) writeFileSync(`${filename}.${name}.cache`, script.createCachedData());
      process.exit(0);
    }
  }
  process.chdir(root);
  process.on('beforeExit', next);
}

const [, , name] = process.argv;
if (name === undefined) {
  for (const each of Object.keys(runs)) {
    const options = { input: each === 'lsp' ? '' : input, stdio: ['pipe', 'ignore', 'inherit'] };
    execFileSync(process.execPath, [__filename, each], options);
  }
} else keep(name);
