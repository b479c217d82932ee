import manifest from '../../package.json' with { type: 'json' };

/** What a package.json states of the place where its pages are. */
export interface Published {
  version: string;
  /** As npm writes it: `git+https://host/owner/name.git`. */
  repository?: { url: string };
}

/**
 * Link to a page of the documentation: its address in the repository at the tag of this version. If package.json names
 * no repository, its path in the package. The release workflow writes that name (scripts/addresses.mjs).
 *
 * @param path from the root of the package, such as `docs/rules/dead-variable.md`
 */
export function docsLink(path: string, { version, repository }: Published = manifest): string {
  const page = repository?.url.replace(/^git\+/, '').replace(/\.git$/, '');
  return page === undefined ? path : `${page}/blob/v${version}/${path}`;
}
