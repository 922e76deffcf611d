/** A file of the server's that is ready to be handed over. */
export interface ReadyFile {
  readonly name: string;
  readonly place: string;
}

/** Gets a file ready; here the browser fetches it when it is taken. */
export function readyFile(path: string, name: string): Promise<ReadyFile | null> {
  return Promise.resolve({ name, place: API_ORIGIN + path });
}

/** Hands it over: the browser saves it. */
export function takeFile({ name, place }: ReadyFile): Promise<boolean> {
  const link = document.createElement('a');
  link.href = place;
  link.download = name;
  link.click();
  return Promise.resolve(true);
}
