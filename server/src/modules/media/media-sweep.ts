import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Tenant } from '../../platform/db/tenant.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MediaRepository } from './media.repository.js';
import { MediaStorage } from './media-storage.js';

const DAY_MS = 24 * 3_600_000;
const AT_ONCE = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/**
 * Every night forgets uploads that nothing took within a day, and then files without a row: those of forgotten uploads,
 * and of uploads that were cut off between the files and the row. Files of the last day may still get their row.
 */
@Injectable()
export class MediaSweep implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly jobs: Jobs,
    private readonly repository: MediaRepository,
    private readonly storage: MediaStorage,
  ) {}

  onModuleInit(): void {
    this.jobs.nightly('media.sweep', () => this.sweep());
  }

  /** Village by village: row level security lets no transaction see two. `at` is the time that counts as now. */
  async sweep(at?: Date): Promise<void> {
    const villages = await this.tenant.global({}, (tx) => tx.query<{ id: string }>('SELECT id FROM villages'));
    for (const { id } of villages) {
      const before = await this.tenant.system(id, at, async (tx) => {
        const dayAgo = new Date(tx.now.getTime() - DAY_MS);
        await this.repository.forgetUnclaimed(tx, dayAgo);
        return dayAgo;
      });
      await this.removeOrphans(id, before);
    }
  }

  private async removeOrphans(villageId: string, before: Date): Promise<void> {
    let keys: string[] = [];
    for await (const { key, storedAt } of this.storage.list(villageId)) {
      if (storedAt < before) keys.push(key);
      if (keys.length < AT_ONCE) continue;
      await this.removeUnknown(villageId, keys);
      keys = [];
    }
    await this.removeUnknown(villageId, keys);
  }

  private async removeUnknown(villageId: string, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const ids = keys.flatMap((key) => idOf(key) ?? []);
    const known = await this.tenant.system(villageId, undefined, (tx) => this.repository.known(tx, ids));
    for (const key of keys) {
      const id = idOf(key);
      if (id !== undefined && !known.has(id)) await this.storage.remove(key);
    }
  }
}

/** The id a file belongs to; undefined for a file that is none of ours, which stays. */
const idOf = (key: string): string | undefined => UUID.exec(key.slice(key.lastIndexOf('/') + 1))?.[0];
