/** Paths that are not plain files: devices are read up to the limit, and pipes like files, in every command. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../cli/run.ts';

const intent = 'version: 1\ntarget: { kubespray: v2.30.0 }\nfeatures: { maglev: true, kubeProxyReplacement: true }\n';
const variables = 'kube_network_plugin: cilium\nkube_owner: root\n';
const live = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: cilium-config }\ndata: { debug: "false" }\n';
const mesh = 'version: 1\nclusters:\n  - { name: a, id: 1 }\n  - { name: b, id: 2 }\n';
const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';

/** Command lines with PATH in place of an input path, and a valid content for it. */
const readers: readonly (readonly [string, string])[] = [
  ['check PATH', intent],
  ['generate PATH', intent],
  ['generate good.yaml --inventory PATH', variables],
  ['lint PATH --kubespray v2.30.0', variables],
  ['import PATH --kubespray v2.30.0', variables],
  ['diff PATH@v2.30.0 good.yaml', variables],
  ['verify PATH --intent good.yaml', live],
  ['verify live.yaml --intent PATH', intent],
  ['translate -f PATH --kubespray v2.30.0', 'hubble: { enabled: true }\n'],
  ['translate --set-file hubble.ui.x=PATH --kubespray v2.30.0', 'text'],
  ['translate PATH --kubespray v2.30.0', 'helm install cilium cilium/cilium --set hubble.enabled=true\n'],
  ['migrate PATH --from v2.29.1 --to v2.30.0', variables],
  ['mesh check PATH', mesh],
  ['mesh plan PATH', mesh],
  ['mesh annotate PATH --cilium 1.19.3', service],
];

function folder(): string {
  const cwd = mkdtempSync(join(tmpdir(), 'cilium-extras-'));
  writeFileSync(join(cwd, 'good.yaml'), intent);
  writeFileSync(join(cwd, 'live.yaml'), live);
  return cwd;
}

describe.skipIf(process.platform === 'win32')('paths', () => {
  it.each(readers)('%s: a device without an end', async (line) => {
    const argv = line.replace('PATH', '/dev/zero').split(' ');
    const before = process.memoryUsage().rss;
    const { code, stdout, stderr } = await run(argv, { cwd: folder() });
    expect(stdout + stderr).toContain('larger than 32 MiB');
    expect(code).toBeGreaterThan(0);
    expect(code).toBeLessThan(3);
    expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024);
  });

  it.each(readers)('%s: a pipe says what a file says', async (line, text) => {
    const cwd = folder();
    writeFileSync(join(cwd, 'path'), text);
    const asFile = await run(line.replace('PATH', 'path').split(' '), { cwd });
    const other = folder();
    spawnSync('mkfifo', [join(other, 'path')]);
    const writer = spawn('sh', ['-c', 'cat > path'], { cwd: other, stdio: ['pipe', 'ignore', 'ignore'] });
    writer.stdin.end(text);
    // The reader blocks this process, so the text has to be sent before.
    await new Promise((resolve) => writer.stdin.on('finish', resolve));
    const asPipe = await run(line.replace('PATH', 'path').split(' '), { cwd: other });
    expect(asPipe).toEqual(asFile);
    expect(asFile.code).toBeLessThan(3);
    expect(asFile.stderr).not.toContain('cannot read');
  });
});
