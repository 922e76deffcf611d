import '@/styles/h5.scss';
import { rereadDrafts } from './drafts';
import { isLostPage, sayPageLost } from './lost-page';
import { followNewBuild } from './new-build';
import { useOutbox } from './outbox-store';
import { useSession } from './session';
import { useSettings } from './settings';

/** What only a browser needs at launch: its styles, the look of the document itself, the offline shell. */
export function startTarget() {
  const dress = () => {
    const { theme, mode } = useSettings.getState();
    document.documentElement.className = `theme-${theme} mode-${mode}`;
  };
  dress();
  useSettings.subscribe(dress);
  followNewBuild({ reload: () => location.reload(), lost: sayPageLost });
  if (isLostPage()) location.replace('/pages/home/index');
  // Another tab signed in, out, or renewed the session: a refresh token is good once, so the tabs must share it. And
  // each writes the whole outbox and all drafts: one that did not read the other's would undo them.
  window.addEventListener('storage', ({ key }) => {
    if (key === 'wc-session') void useSession.persist.rehydrate();
    if (key === 'wc-outbox') void useOutbox.persist.rehydrate();
    if (key === 'wc-drafts') rereadDrafts();
  });
  if ('serviceWorker' in navigator && process.env.NODE_ENV === 'production')
    window.addEventListener('load', () => {
      // Without it the app works, only a reload without network does not.
      navigator.serviceWorker.register('/sw.js').catch(() => undefined);
      void navigator.serviceWorker.ready.then(({ active }) => setTimeout(() => keepAll(active), restMs));
    });
}

/** The first page is shown and read before the others are fetched. */
const restMs = 8000;

/** Fetches the other pages (half a megabyte) for a walk without network; not where the person saves data. */
function keepAll(worker: ServiceWorker | null) {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (!connection?.saveData) worker?.postMessage('keep-all');
}

/** Somebody leaves a shared phone: the pictures they saw go too. */
export function forgetTarget() {
  navigator.serviceWorker?.controller?.postMessage('forget-pictures');
}

/** Takes away the shell that index.html drew while the scripts were on their way. */
export function firstPageShown() {
  document.getElementById('shell')?.remove();
}
