/** One folder for everything that the tests write, removed when they are done. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function setup(): () => void {
  // Each project of the suite calls this. A folder in a folder makes the path of Chromium's socket too long.
  if (tmpdir().includes('cilium-extras-tests-')) return () => {};
  const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
