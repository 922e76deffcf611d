import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { MediaStorage } from './media-storage.js';

/** Keys that stay inside of the folder, whatever a caller makes of them. */
const KEY = /^[a-z0-9-]+(\/[a-z0-9-]+)*\.[a-z0-9]+(\.[a-z0-9-]+)?$/;

/** Media on the local disk, under the data directory. */
@Injectable()
export class LocalMediaStorage extends MediaStorage {
  private readonly folder: string;

  constructor(@Inject(ConfigToken) config: Config) {
    super();
    this.folder = path.resolve(config.dataDir, 'media');
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    const file = this.fileOf(key);
    await mkdir(path.dirname(file), { recursive: true });
    // Written beside it and renamed: half a file is never read, also after a power cut.
    const draft = `${file}.${randomUUID()}`;
    await writeFile(draft, bytes, { flush: true });
    await rename(draft, file);
  }

  async get(key: string): Promise<Buffer | null> {
    try {
      return await readFile(this.fileOf(key));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Drafts that were never renamed are among them. */
  async *list(folder: string): AsyncGenerator<{ key: string; storedAt: Date }> {
    const below = path.join(this.folder, folder);
    const entries = await readdir(below, { recursive: true, withFileTypes: true }).catch(nothing);
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const { mtime } = await stat(file).catch(() => ({ mtime: undefined }));
      const key = path.relative(this.folder, file).split(path.sep).join('/');
      if (mtime && KEY.test(key)) yield { key, storedAt: mtime };
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.fileOf(key), { force: true });
  }

  private fileOf(key: string): string {
    if (!KEY.test(key)) throw new TypeError('Not a media key');
    return path.join(this.folder, key);
  }
}

function nothing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
