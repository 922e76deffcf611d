import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { DomainError } from '@wecountry/shared/errors';
import { privilegedActs } from '../../platform/audit-log/acts.js';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import { LedgerVerifier, type BookCode } from '../ledger/index.js';
import { PeopleService } from '../people/index.js';

const ACTS_A_PAGE = 30;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What those who watch over the village may look into: whether the books hold, and who used which power. */
@Injectable()
export class AuditService {
  constructor(
    private readonly tenant: Tenant,
    private readonly verifier: LedgerVerifier,
    private readonly privileged: PrivilegedLog,
    private readonly people: PeopleService,
  ) {}

  /**
   * Recounts a book from its first entry. Reads only, and stops nobody from posting meanwhile.
   * @throws DomainError `request.not_found` when the village has no such book.
   */
  async verify(actor: Actor, book: BookCode): Promise<ResponseOf<'audit.verify'>> {
    const verification = await this.tenant.run(actor, (tx) => this.verifier.verify(tx, book));
    if (!verification) throw new DomainError('request.not_found');
    return verification;
  }

  /**
   * Privileged acts, newest first; a page begins after the act that the cursor names.
   * @throws DomainError `request.invalid` for a cursor that is no id.
   */
  async acts(actor: Actor, cursor: string | undefined): Promise<ResponseOf<'audit.acts'>> {
    if (cursor !== undefined && !UUID.test(cursor)) throw new DomainError('request.invalid', { field: 'cursor' });
    return this.tenant.run(actor, async (tx) => {
      const acts = await this.privileged.list(tx, ACTS_A_PAGE + 1, cursor);
      const shown = acts.slice(0, ACTS_A_PAGE);
      const names = await this.people.namesOf(
        tx,
        shown.map((act) => act.actorUserId),
      );
      return {
        items: shown.map(({ id, actedAt, actorUserId, act, subjectType, subjectId, requestId }) => ({
          id,
          at: actedAt.toISOString(),
          byName: names.get(actorUserId) ?? '项目方',
          action: act,
          actionLabel: privilegedActs[act],
          subject: `${subjectType} ${subjectId}`,
          requestId,
        })),
        nextCursor: acts.length > ACTS_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
      };
    });
  }
}
