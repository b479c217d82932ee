/** Small releases of our own, as clones with one tag, for tests of what needs a Python with ansible-core. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The tag of each small release. */
export const tag = 'v9.0.0';

/** The Python that the drivers run with: `$CATALOG_PYTHON`, else python3. */
export const python = process.env.CATALOG_PYTHON ?? 'python3';

/** True if that Python has ansible-core. */
export function hasAnsible(): boolean {
  try {
    execFileSync(python, ['-c', 'import ansible.template'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const common = {
  'roles/base/defaults/main.yml': [
    'kube_network_plugin: calico',
    'kube_proxy_deployed: true',
    'cilium_version: "1.18.0"',
    'bin_dir: /usr/local/bin',
    '',
  ].join('\n'),
};

/** A task by which a role is known as the one that installs Cilium. */
export const install = '- command: "{{ bin_dir }}/cilium install -f /tmp/values.yaml"\n';

/** A clone whose only commit has these files, with a folder for a cache and what removes both. */
export function smallRelease(files: Readonly<Record<string, string>>): {
  clone: string;
  cache: string;
  remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-driver-'));
  const clone = join(folder, 'clone');
  for (const [path, text] of Object.entries({ ...common, ...files })) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), text);
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', clone, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], {
      stdio: 'pipe',
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'all');
  git('tag', tag);
  return { clone, cache: join(folder, 'cache'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
