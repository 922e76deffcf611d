const KEY = 'wc-new-build';
/** A second failure so soon is no new build: reloading again would only go round. */
const pauseMs = 60_000;

const isOfOldBuild = (reason: unknown): boolean => {
  const { name, code } = (reason ?? {}) as { name?: unknown; code?: unknown };
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED';
};

/**
 * A page that was opened before the village's server got a new build asks for parts that are not there any more: it is
 * loaded anew, once. Drafts and the outbox lie on the phone and come back with it. Without network, or when loading anew
 * did not help, `lost` says so: nothing else on the screen would.
 */
export function followNewBuild({ reload, lost }: { reload: () => void; lost: () => void }) {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (!isOfOldBuild(reason)) return;
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (navigator.onLine === false || Date.now() - last < pauseMs) {
      lost();
      return;
    }
    sessionStorage.setItem(KEY, String(Date.now()));
    reload();
  });
}
