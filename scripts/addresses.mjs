/**
 * Writes `repository`, `bugs` and `homepage` of a repository into package.json: `node scripts/addresses.mjs
 * https://host/owner/name`. The release workflow runs it with its own repository. The sources name no repository, so
 * that a fork names itself.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [given = '', file = 'package.json'] = process.argv.slice(2);
const address = URL.canParse(given) ? new URL(given) : undefined;
if (address?.protocol !== 'https:' || !/^\/[^/]+\/[^/]+$/.test(address.pathname)) {
  console.error(`"${given}" is not the address of a repository. Write it as https://host/owner/name.`);
  process.exit(2);
}
const page = address.href;
const manifest = JSON.parse(readFileSync(file, 'utf8'));
const addresses = {
  homepage: `${page}#readme`,
  bugs: { url: `${page}/issues` },
  repository: { type: 'git', url: `git+${page}.git` },
};
writeFileSync(file, `${JSON.stringify({ ...manifest, ...addresses }, null, 2)}\n`);
