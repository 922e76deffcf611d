import { createContext } from 'react';

/** How a part of a page tells the page that it shows an old copy: when it was fetched (ms), or null when it is fresh. */
export const PageCopy = createContext<(part: string, copyAt: number | null) => void>(() => undefined);
