const KEY = 'wc-new-build';
/** A second failure so soon is no new build: reloading again would only go round. */
const pauseMs = 60_000;

const isOfOldBuild = (reason: unknown): boolean => {
  const { name, code } = (reason ?? {}) as { name?: unknown; code?: unknown };
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED';
};

/**
 * A page that was opened before the village's server got a new build asks for parts that are not there any more: it is
 * loaded anew, once. Drafts and the outbox lie on the phone and come back with it.
 */
export function followNewBuild(reload: () => void) {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (!isOfOldBuild(reason) || navigator.onLine === false) return;
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - last < pauseMs) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    reload();
  });
}
