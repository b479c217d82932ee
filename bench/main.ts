/**
 * Measures start-up and work as whole processes, compared with bare Node in the same run: A B A B, medians and ratios.
 * `npm run bench -- [runs]`; `npm run bench -- lint` measures only the linter, `npm run bench -- lsp [edits]` the
 * language server, `npm run bench -- page` the page.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchLint } from './lint.ts';
import { benchServer } from './lsp.ts';
import { benchPage } from './page.ts';
import { benchPeers } from './peers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'dist', 'bin.cjs');
const alone = ['lint', 'lsp', 'page'].find((part) => part === process.argv[2]);
const runs = Number(alone ? 0 : (process.argv[2] ?? 15));

interface Case {
  name: string;
  arguments: string[];
  /** The project's budget: the highest ratio to bare Node. */
  budget?: number;
}

/** The number of clusters in a mesh, and of pod networks in each. */
const meshSize = { clusters: 200, networks: 50 };

/** A mesh file of that size in which no networks overlap. */
function largeMesh(folder: string): string {
  const { clusters, networks } = meshSize;
  const entries = Array.from({ length: clusters }, (_, cluster) => {
    const cidrs = Array.from({ length: networks }, (__, network) => {
      const number = cluster * networks + network;
      return `      - 10.${number >> 8}.${number & 255}.0/24`;
    });
    return [
      `  - name: cluster-${cluster}`,
      `    id: ${cluster + 1}`,
      '    apiserver: { type: NodePort, available: true }',
      '    podCIDRs:',
      ...cidrs,
    ].join('\n');
  });
  const path = join(folder, 'mesh.yaml');
  writeFileSync(path, ['version: 1', 'nodesReachEachOther: true', 'clusters:', ...entries, ''].join('\n'));
  return path;
}

const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const cases: Case[] = [
  { name: '--version', arguments: [bin, '--version'], budget: 1.15 },
  { name: '--help', arguments: [bin, '--help'], budget: 1.2 },
  { name: 'generate', arguments: [bin, 'generate', join(root, 'examples/load-balancer.yaml')], budget: 1.75 },
  { name: 'check', arguments: [bin, 'check', join(root, 'examples/load-balancer.yaml')], budget: 1.8 },
  { name: 'explain', arguments: [bin, 'explain', 'cilium_loadbalancer_mode'], budget: 2.5 },
  { name: 'explain feature', arguments: [bin, 'explain', 'egressGateway'], budget: 2.5 },
  { name: 'mesh check', arguments: [bin, 'mesh', 'check', largeMesh(folder)], budget: 3 },
  { name: 'matrix', arguments: [bin, 'matrix', '--format', 'json'], budget: 4 },
];

function once(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const result = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (result.error) throw result.error;
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function size(path: string): number {
  return statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0)
    : statSync(path).size;
}

const bare = ['-e', '0'];

function benchCommands(): void {
  console.log('command         ms (median)   x bare node   budget');
  for (const { name, arguments: args, budget } of cases) {
    once(bare);
    once(args);
    const pairs = Array.from({ length: runs }, () => [once(bare), once(args)] as const);
    const ratio = median(pairs.map(([node, ours]) => ours / node));
    const verdict = budget === undefined ? '' : `${budget} ${ratio <= budget ? 'kept' : 'MISSED'}`;
    console.log(
      `${name.padEnd(15)} ${median(pairs.map(([, ours]) => ours))
        .toFixed(0)
        .padStart(11)} ${ratio.toFixed(2).padStart(13)}   ${verdict}`,
    );
  }
  const kilobytes = (path: string) => `${Math.round(size(join(root, path)) / 1024)} KiB`;
  console.log(`\ndist ${kilobytes('dist')}, catalog ${kilobytes('catalog')}`);
}

if (alone === undefined) {
  benchCommands();
  benchPeers(bin, join(root, 'examples/load-balancer.yaml'), () => once(bare));
}
/** True for the part on the command line, or for every part if there is no such argument. */
const wanted = (part: string): boolean => alone === undefined || alone === part;
if (wanted('lint')) benchLint(bin, () => once(bare));
if (wanted('lsp')) await benchServer(Number((alone === 'lsp' && process.argv[3]) || 10_000));
if (wanted('page')) await benchPage(join(root, 'site/dist'));
