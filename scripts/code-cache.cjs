/**
 * Keeps the compiled code of `dist/chunks/` beside it, a file for each command that has its own, and one for all others. V8 reads
 * all that a file holds, so that code which a command does not run would cost it as much as code that it runs. A process of
 * its own runs each command and asks V8 for what it then holds. Read by `src/cli/code-cache.ts`, for whose Node it is.
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
  // Its input has ended here.
  lsp: [['lsp']],
};
/** What `lint -` reads: settings with a warning, advice and a name that does not exist. */
const input = 'cilium_hubble_enabled: true\ncilium_config_extra_vars:\n  enable-l7-proxy: "false"\n';
const runs = { ...ofCommands, any: Object.values(ofCommands).flat() };

/** Runs commands one after the other in this process, and keeps what was compiled for them. */
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
  // The program's own hook stays out: it takes what is kept already.
  Object.defineProperty(nodeModule.prototype, '_compile', { get: () => compileAndKeep, set() {} });
  const commands = [...runs[name]];
  function next() {
    const command = commands.shift();
    if (command) {
      delete require.cache[program];
      process.argv = [process.execPath, program, ...command];
      require(program);
      // Something to do, without which Node would not come back here.
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
