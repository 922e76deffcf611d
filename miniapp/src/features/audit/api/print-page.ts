import { useSettings } from '@/platform/settings';

const DRAWN_MS = 60;

/** Prints the page in a browser, dark ink on light paper whatever the screen wears. */
export function printPage() {
  const { theme } = useSettings.getState();
  useSettings.setState({ theme: 'light' });
  window.addEventListener('afterprint', () => useSettings.setState({ theme }), { once: true });
  // Once the light page is drawn.
  setTimeout(() => window.print(), DRAWN_MS);
}
