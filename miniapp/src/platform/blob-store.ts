// Pictures that wait in the outbox of a browser: localStorage is too small for them.
const openDb = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('wc-pictures', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('blobs');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB: cannot open'));
  });

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await openDb();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = act(db.transaction('blobs', mode).objectStore('blobs'));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('indexedDB: refused'));
    });
  } finally {
    db.close();
  }
}

// Kept as bytes: Safari before 14 cannot store a Blob.
export const keepBlob = async (ref: string, blob: Blob): Promise<void> => {
  const bytes = await new Response(blob).arrayBuffer();
  await run('readwrite', (store) => store.put({ bytes, type: blob.type }, ref));
};

export const readBlob = async (ref: string): Promise<Blob | null> => {
  const kept = (await run('readonly', (store) => store.get(ref))) as { bytes: ArrayBuffer; type: string } | undefined;
  return kept ? new Blob([kept.bytes], { type: kept.type }) : null;
};

export const dropBlob = async (ref: string): Promise<void> => {
  await run('readwrite', (store) => store.delete(ref));
};
