/** Addresses of documents as paths, on every system with forward slashes. */

/** `/srv/a b.yml` of `file:///srv/a%20b.yml`; any other address is a path of its own. */
export function pathOfUri(uri: string): string {
  if (!uri.startsWith('file://')) return uri;
  const [, host = '', rest = ''] = /^file:\/\/([^/]*)(.*)$/s.exec(uri) ?? [];
  const path = decoded(rest);
  if (host !== '' && host !== 'localhost') return `//${host}${path}`;
  // `/c:/srv` is `c:/srv` to Windows.
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
