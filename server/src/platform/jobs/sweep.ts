import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Tenant } from '../db/tenant.js';
import { Jobs } from './jobs.js';

/** A phone repeats a write within minutes; an outbox without signal within days. */
const KEEP_DAYS = 30;

/** Every night forgets the stored answers of old Idempotency-Keys. */
@Injectable()
export class Sweep implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.nightly('platform.sweep', () => this.forgetKeys());
  }

  /** Village by village: row level security lets no transaction see two. */
  async forgetKeys(): Promise<void> {
    const villages = await this.tenant.global({}, (tx) => tx.query<{ id: string }>('SELECT id FROM villages'));
    for (const { id } of villages) {
      await this.tenant.system(id, undefined, (tx) =>
        tx.execute(
          `DELETE FROM idempotency_keys WHERE village_id = $1 AND created_at < now() - make_interval(days => $2)`,
          [id, KEEP_DAYS],
        ),
      );
    }
  }
}
