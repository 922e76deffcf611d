import { createContext } from 'react';

/** True inside a page's scrolling content. */
export const InBody = createContext(false);
