/** Use of the page without a network: a service worker caches what was loaded. */

import type { Session } from './state/session.ts';
import type { Client } from './worker/client.ts';

/** True if `playground` serves the page: the user wants to see the files of that program, not cached ones. */
function isPlayground(): boolean {
  return location.pathname === '/' && /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(location.hostname);
}

/**
 * Registers the service worker, and passes it the files that the page and its worker have loaded, now and after each
 * check.
 */
export async function keepForOffline(client: Client, session: Session): Promise<void> {
  if (isPlayground() || !('serviceWorker' in navigator)) return;
  // The script's name changes with every build.
  const build = new URL(import.meta.url).pathname.split('/').at(-1) ?? '';
  await navigator.serviceWorker.register(`./offline.js?build=${encodeURIComponent(build)}`);
  const { active } = await navigator.serviceWorker.ready;
  const base = location.href.replace(/#.*$/, '');
  // Files that no tab has loaded yet. Without the list, only the files that were used work later.
  const response = await fetch('./files.json').catch(() => undefined);
  const files = response?.ok ? ((await response.json()) as string[]) : [];
  const all = files.map((name) => new URL(name, base).href);
  const handed = new Set<string>();
  session.subscribe(async ({ busy }) => {
    if (busy) return;
    const own = performance.getEntriesByType('resource').map(({ name }) => name);
    const loaded = [base, ...all, ...own, ...(await client.ask('loaded'))];
    const fresh = loaded.filter((name) => name.startsWith(location.origin) && !handed.has(name));
    for (const name of fresh) handed.add(name);
    if (fresh.length > 0) active?.postMessage(fresh);
  });
}
