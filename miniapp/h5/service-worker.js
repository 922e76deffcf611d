// The offline shell of H5. Scripts and styles carry a hash in their names and are kept as they are; the page itself is
// asked for anew and comes from the phone when the network does not answer. What the server says (/api) is never kept
// here: the app keeps the last answers itself, per person.
const ASSETS = 'wc-assets';
const PICTURES = 'wc-pictures';
const SHELL = '/';
/** Files of this build; put in by scripts/finish-h5.mjs. */
const first = __FIRST__;
const all = new Set(__ALL__);
const patienceMs = 3000;
const picturesMax = 80;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(ASSETS)
      .then((cache) => cache.addAll([SHELL, ...first]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()));
});

async function dropOld() {
  const cache = await caches.open(ASSETS);
  const requests = await cache.keys();
  const old = requests.filter(({ url }) => new URL(url).pathname !== SHELL && !all.has(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.destination === 'image' && pathname.startsWith('/api/')) event.respondWith(picture(request));
  else if (pathname.startsWith('/api/')) return;
  else if (request.mode === 'navigate') event.respondWith(page(request));
  else if (all.has(pathname)) event.respondWith(asset(request));
});

/** Every address of the app is the same page. */
async function page(request) {
  const cache = await caches.open(ASSETS);
  const fresh = fetch(request).then((answer) => {
    if (answer.ok && (answer.headers.get('content-type') ?? '').includes('text/html')) cache.put(SHELL, answer.clone());
    return answer;
  });
  const kept = await cache.match(SHELL);
  if (!kept) return fresh;
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), patienceMs));
  return Promise.race([fresh.catch(() => kept), late]);
}

async function asset(request) {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}

/** Addresses of pictures are signed and change: the picture is found again by its path. */
async function picture(request) {
  const cache = await caches.open(PICTURES);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) {
    await cache.put(request, fresh.clone());
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - picturesMax)).map((key) => cache.delete(key)));
  }
  return fresh;
}

/** Signing out on a shared phone takes the pictures along; the app asks for the other pages when the first is shown. */
self.addEventListener('message', (event) => {
  if (event.data === 'forget-pictures') event.waitUntil(caches.delete(PICTURES));
  if (event.data === 'keep-all') event.waitUntil(keepAll());
});

/** One file after another: what the person does meanwhile comes first. */
async function keepAll() {
  const cache = await caches.open(ASSETS);
  for (const address of all) {
    if (!/\.(js|css)$/.test(address) || (await cache.match(address))) continue;
    // Without network the rest comes another time.
    if (
      !(await cache.add(address).then(
        () => true,
        () => false,
      ))
    )
      return;
  }
}
