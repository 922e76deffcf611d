import { Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import type { UserActor } from '../../platform/auth/actor.js';
import { codeOf, Tenant } from '../../platform/db/tenant.js';
import type { GlobalTx, Tx } from '../../platform/db/tx.js';
import { type Village, VillagesRepository } from './villages.repository.js';

const FOREIGN_KEY_VIOLATION = '23503';

/** The villages, and across them: who joined which, and who audits all. */
@Injectable()
export class VillagesService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: VillagesRepository,
  ) {}

  list(actor: Pick<UserActor, 'userId'>): Promise<Village[]> {
    return this.tenant.global({ userId: actor.userId }, (tx) => this.repository.all(tx));
  }

  /** A village by the name in its address, or undefined. */
  bySlug(slug: string): Promise<Village | undefined> {
    return this.tenant.global({}, (tx) => this.repository.findBySlug(tx, slug));
  }

  /** The village of the transaction. */
  async current(tx: Tx): Promise<Village> {
    const village = await this.repository.find(tx, tx.villageId);
    if (!village) throw new DomainError('request.not_found');
    return village;
  }

  /**
   * Adds the village of the transaction, whose id nobody has had yet.
   * @throws DomainError `village.slug_taken`
   */
  async add(tx: Tx, village: Omit<Village, 'id'>): Promise<void> {
    const added = await this.repository.add(tx, { id: tx.villageId, ...village });
    if (!added) throw new DomainError('village.slug_taken', { slug: village.slug });
  }

  /** Makes a user an auditor of all villages: an act of who runs the installation, never of a request. */
  async appointAuditor(userId: string, at?: Date): Promise<void> {
    await this.tenant.global({ userId, at }, (tx) => this.repository.appointAuditor(tx, userId));
  }

  /** Where the user of the transaction belongs, and whether they audit. */
  async standingOf(tx: GlobalTx): Promise<{ auditor: boolean; joined: Village[] }> {
    const { userId } = tx;
    if (!userId) return { auditor: false, joined: [] };
    return {
      auditor: await this.repository.isAuditor(tx, userId),
      joined: await this.repository.joinedBy(tx, userId),
    };
  }

  /**
   * Notes that users belong to the village of the transaction, so that they find it among theirs.
   * @throws DomainError `people.not_member` for a user nobody ever logged in as; the transaction is over then
   */
  async join(tx: Tx, userIds: readonly string[]): Promise<void> {
    try {
      await this.repository.join(tx, userIds);
    } catch (error) {
      if (codeOf(error) === FOREIGN_KEY_VIOLATION) throw new DomainError('people.not_member');
      throw error;
    }
  }

  /** A user is of the village no more: another phone took their place. */
  leave(tx: Tx, userId: string): Promise<void> {
    return this.repository.leave(tx, userId);
  }
}
