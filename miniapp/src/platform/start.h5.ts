import '@/styles/h5.scss';
import { useSettings } from './settings';

/** What only a browser needs at launch: its styles, the look of the document itself, the offline shell. */
export function startTarget() {
  const dress = () => {
    const { theme, mode } = useSettings.getState();
    document.documentElement.className = `theme-${theme} mode-${mode}`;
  };
  dress();
  useSettings.subscribe(dress);
  if ('serviceWorker' in navigator && process.env.NODE_ENV === 'production')
    window.addEventListener('load', () => {
      // Without it the app works, only a reload without network does not.
      navigator.serviceWorker.register('/sw.js').catch(() => undefined);
    });
}

/** Takes away the shell that index.html drew while the scripts were on their way. */
export function firstPageShown() {
  document.getElementById('shell')?.remove();
}
