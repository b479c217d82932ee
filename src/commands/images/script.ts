/** Lists and scripts of the images to copy. */
import type { Collected } from './collect.ts';
import type { Copy } from './mirror.ts';
import { parseReference, type Reference, referenceText } from './reference.ts';

/**
 * One image per line, as Kubespray's contrib/offline (`IMAGES_FROM_FILE`) and Kubean's artifacts/gen_airgap_pkgs.sh
 * read it. Both copy by tag: skopeo, which the latter runs, rejects a name with both a tag and a digest.
 *
 * @param copies the copies for a mirror; if present, their tags are used
 */
export function imageList({ images }: Collected, copies?: readonly Copy[]): string {
  const names = copies
    ? copies.map(({ from, to }) => byTag(parseReference(from), parseReference(to).tag))
    : images.map((image) => byTag(image, image.publishedAs ?? image.tag));
  return [...new Set(names)]
    .sort()
    .map((name) => `${name}\n`)
    .join('');
}

function byTag({ repository, digest }: Reference, tag: string | undefined): string {
  return referenceText({ repository, tag, digest: tag === undefined ? digest : undefined });
}

/** A text as one word of a POSIX shell, in quotes if necessary. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * A POSIX script that copies all architectures of all images with skopeo or crane, and keeps the digests. Source:
 * skopeo-copy(1), `--all` and `--preserve-digests`; crane copies indexes whole by default.
 */
export function copyScript(copies: readonly Copy[], about: string, files: readonly string[] = []): string {
  const lines = copies.map(({ from, to }) => `copy ${shellWord(from)} ${shellWord(to)}`);
  const others = files.map((line) => `# ${line}\n`).join('');
  return `#!/bin/sh
# ${about}
# Copies the images with skopeo, or with crane if there is no skopeo. Log in first: "skopeo login" or "crane auth login".
${others}set -eu

if command -v skopeo >/dev/null 2>&1; then
  copy() { skopeo copy --all --preserve-digests "docker://$1" "docker://$2"; }
elif command -v crane >/dev/null 2>&1; then
  copy() { crane copy "$1" "$2"; }
else
  echo "This script needs skopeo or crane on the PATH." >&2
  exit 1
fi

${lines.length > 0 ? lines.join('\n') : '# The target pulls no image.'}
`;
}
