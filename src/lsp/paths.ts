/** Converts addresses of documents to paths, with forward slashes on every system. */

/** `/srv/a b.yml` for `file:///srv/a%20b.yml`; any other address is its own path. */
export function pathOfUri(uri: string): string {
  if (!uri.startsWith('file://')) return uri;
  const [, host = '', rest = ''] = /^file:\/\/([^/]*)(.*)$/s.exec(uri) ?? [];
  const path = decoded(rest);
  if (host !== '' && host !== 'localhost') return `//${host}${path}`;
  // Windows needs `c:/srv` instead of `/c:/srv`.
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a path. */
export function uriOfPath(path: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path) && !/^[A-Za-z]:\//.test(path)) return path;
  const encoded = path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('%3A', ':'))
    .join('/');
  if (encoded.startsWith('//')) return `file:${encoded}`;
  return encoded.startsWith('/') ? `file://${encoded}` : `file:///${encoded}`;
}
