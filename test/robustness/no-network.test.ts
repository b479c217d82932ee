/**
 * No command opens a socket. Every function that could is replaced before the program starts, throws, and names itself.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bundleProgram } from '../../scripts/bundle.ts';
import { commands } from '../../src/cli/commands/index.ts';

/** Loaded before the program; CommonJS, as Node's `--require` needs it. */
const guard = `
const refuse = (what) => function () {
  require('node:fs').writeSync(2, 'SOCKET ' + what + '\\n');
  process.exit(99);
};
const net = require('node:net');
net.Socket.prototype.connect = refuse('net.connect');
net.Server.prototype.listen = refuse('net.listen');
const dgram = require('node:dgram');
dgram.createSocket = refuse('dgram');
dgram.Socket.prototype.bind = refuse('dgram.bind');
dgram.Socket.prototype.send = refuse('dgram.send');
const dns = require('node:dns');
for (const module of [dns, dns.promises]) {
  for (const name of Object.keys(module)) if (/^(lookup|resolve|reverse)/.test(name)) module[name] = refuse('dns.' + name);
}
for (const name of ['http', 'https']) {
  const module = require('node:' + name);
  module.request = module.get = refuse(name);
}
require('node:http2').connect = refuse('http2');
require('node:tls').connect = refuse('tls');
globalThis.fetch = refuse('fetch');
globalThis.WebSocket = refuse('WebSocket');
require('node:module').syncBuiltinESMExports();
`;

interface Ended {
  code: number | null;
  stderr: string;
}

async function guarded(argv: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
  await writeFile(join(cwd, 'guard.cjs'), guard);
  for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
  const child = spawn(process.execPath, argv, { cwd });
  child.stdin.end();
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.resume();
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stderr };
}

const files = {
  'v.yml': 'kube_network_plugin: cilium\ncilium_config_extra_vars:\n  enable-l7-proxy: false\n',
  'i.yaml': 'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { egressGateway: true }\n',
  'live.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: cilium-config }\ndata: { enable-l7-proxy: "true" }\n',
  'mesh.yaml': 'version: 1\nclusters: []\n',
  // Runs every command in one process: starting each separately would take most of the time.
  'all.mjs': `
const { main } = await import(process.argv[2]);
for (const argv of JSON.parse(process.argv[3])) {
  const stdin = Object.assign((async function* () {})(), { isTTY: false });
  const silent = { write: () => true };
  let stderr = '';
  const code = await main({ argv, env: {}, cwd: process.cwd(), stdin, stdout: silent, stderr: { write: (text) => (stderr += text) } });
  if (code === 3) { process.stderr.write(argv.join(' ') + ': ' + stderr); process.exitCode = 1; }
}
`,
};

const target = ['--kubespray', 'v2.31.0'];
const lines: Readonly<Record<string, readonly string[][]>> = {
  init: [['init', '--yes', '--feature', 'maglev', 'new.yaml', ...target]],
  generate: ['group-vars', 'kubean', 'helm-values', 'helm-set', 'cilium-cli', 'json'].map((format) => [
    'generate',
    'i.yaml',
    '--format',
    format,
  ]),
  check: [['check', 'i.yaml']],
  lint: [
    ['lint', '.', ...target],
    ['lint', 'v.yml', '--fix', ...target],
    ['lint', 'v.yml', '--format', 'sarif', ...target],
  ],
  import: [['import', 'v.yml', ...target]],
  translate: [['translate', '--set', 'hubble.enabled=true', ...target]],
  matrix: [['matrix', '--feature', 'maglev']],
  explain: [
    ['explain', 'maglev'],
    ['explain', 'cilium_tunnel_mode'],
  ],
  migrate: [['migrate', 'v.yml', '--from', 'v2.27', '--to', 'v2.31']],
  diff: [['diff', 'v.yml', 'i.yaml', ...target]],
  verify: [['verify', 'live.yml', '--intent', 'i.yaml']],
  mesh: [
    ['mesh', 'check', 'mesh.yaml'],
    ['mesh', 'plan', 'mesh.yaml'],
  ],
  schema: [['schema']],
  completion: [['completion', 'bash']],
  'maglev-seed': [['maglev-seed']],
  images: [
    ['images', ...target],
    ['images', ...target, '--registry', 'registry.example.com', '--format', 'skopeo'],
  ],
  transition: [['transition', 'v2.27.1', 'v2.28.1', '--format', 'script']],
  doctor: [['doctor', 'live.yml', '--intent', 'i.yaml']],
  lsp: [['lsp']],
};

/**
 * Serves the page on the loopback interface, as the guard notices; test/site/playground.test.ts checks its addresses.
 */
const serving = 'playground';

describe('no socket is opened', () => {
  test('the guard sees one', async () => {
    for (const attempt of [
      "require('node:net').connect(1, '127.0.0.1')",
      "fetch('http://127.0.0.1:1')",
      "require('node:http').get('http://127.0.0.1:1')",
      "require('node:dns').lookup('localhost', () => {})",
      "import('node:dns/promises').then((dns) => dns.lookup('localhost'))",
      "require('node:dgram').createSocket('udp4')",
      "require('node:net').createServer().listen(0)",
    ]) {
      const { code, stderr } = await guarded(['--require', './guard.cjs', '--eval', attempt]);
      expect([attempt, code]).toEqual([attempt, 99]);
      expect(stderr).toContain('SOCKET');
    }
  });

  test('by any command', async () => {
    // A new command has to be added here.
    const names = commands.map(({ syntax }) => syntax.split(' ')[0]).filter((name) => name !== serving);
    expect(Object.keys(lines)).toEqual(expect.arrayContaining(names));
    const all = [['--help'], ['--version'], ...Object.values(lines).flat()];
    const program = await bundleProgram(await mkdtemp(join(tmpdir(), 'cilium-extras-program-')), ['cli/main']);
    const argv = ['--require', './guard.cjs', 'all.mjs', pathToFileURL(program).href, JSON.stringify(all)];
    expect(await guarded(argv, files)).toEqual({ code: 0, stderr: '' });
  });
});
