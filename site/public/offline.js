/**
 * Keeps what the page has loaded, so that it works without a network the next time. What is on the network is always
 * newer, so it comes first.
 */
const prefix = 'cilium-extras ';
/** One cache for each build: the page registers this file with the build's name. */
const own = prefix + new URL(self.location.href).searchParams.get('build');

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(
        names.filter((name) => name.startsWith(prefix) && name !== own).map((name) => caches.delete(name)),
      );
      await self.clients.claim();
    })(),
  );
});

/** What was loaded while this worker was not asked. */
self.addEventListener('message', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(own);
      const keep = async (address) => (await cache.match(address)) ?? cache.add(address);
      await Promise.allSettled(event.data.map(keep));
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(own);
      try {
        const response = await fetch(request);
        if (response.ok) await cache.put(request, response.clone());
        return response;
      } catch (error) {
        const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
        if (kept) return kept;
        throw error;
      }
    })(),
  );
});
