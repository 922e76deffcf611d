/** Opens a file of the server's (a path with its signature) to be read or printed; false where the browser did not let us. */
export function openFile(path: string): Promise<boolean> {
  const page = window.open(API_ORIGIN + path, '_blank', 'noopener');
  // With noopener the answer is always null where it opened: only a thrown error or a blocked page would tell.
  return Promise.resolve(page === null || !page.closed);
}
