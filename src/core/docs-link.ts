import manifest from '../../package.json' with { type: 'json' };

/** The part of a package.json that tells where the pages are. */
export interface Published {
  version: string;
  /** As npm writes it: `git+https://host/owner/name.git`. */
  repository?: { url: string };
}

/**
 * Link to a page of the documentation: its address in the repository at the tag of this version. Without a repository
 * in package.json it is the path in the package. The release workflow writes the repository (scripts/addresses.mjs).
 *
 * @param path from the root of the package, such as `docs/rules/dead-variable.md`
 */
export function docsLink(path: string, { version, repository }: Published = manifest): string {
  const page = repository?.url.replace(/^git\+/, '').replace(/\.git$/, '');
  return page === undefined ? path : `${page}/blob/v${version}/${path}`;
}
