/** Where the bytes of pictures lie: a flat space of keys, as an S3-compatible store has it too. */
export abstract class MediaStorage {
  /** Keeps the bytes under a key; a reader sees them whole or not at all. */
  abstract put(key: string, bytes: Buffer): Promise<void>;

  /** The bytes of a key, or null when there are none. */
  abstract get(key: string): Promise<Buffer | null>;

  /** Every key that begins with this folder, with the time its bytes were kept. */
  abstract list(folder: string): AsyncIterable<{ key: string; storedAt: Date }>;

  /** Forgets a key; one that is not there is fine. */
  abstract remove(key: string): Promise<void>;
}
