/** The address of a picture as the server gave it (a path with its signature): the mini-program has no origin of its own. */
export const pictureUrl = (path: string): string => API_ORIGIN + path;
