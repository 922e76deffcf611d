import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { normalPhone } from '@wecountry/shared/domain/forms';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { InboxService } from '../inbox/index.js';
import { PeopleService } from '../people/index.js';
import { maskedPhone } from './domain/masked-phone.js';
import { PhoneSeal } from './phone-seal.js';
import { type CalledRow, PhonesRepository } from './phones.repository.js';

/** An evening's round of one hamlet is below it; copying the village's numbers is not. */
const CALLS_PER_HOUR = 60;
const HOUR_MS = 3_600_000;
const SHOWN_CALLS = 50;

/** Phone numbers of the people: entered, sealed, and given out one call at a time to who names a reason. */
@Injectable()
export class PhonesService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: PhonesRepository,
    private readonly phoneSeal: PhoneSeal,
    private readonly people: PeopleService,
    private readonly inbox: InboxService,
    private readonly privileged: PrivilegedLog,
  ) {}

  async mine(actor: Actor): Promise<ResponseOf<'phones.mine'>> {
    const residentId = residentOf(actor);
    return this.tenant.run(actor, async (tx) => {
      const phone = this.phoneOf(await this.repository.resident(tx, residentId));
      const calls = await this.repository.calls(tx, residentId, SHOWN_CALLS);
      const names = await this.people.namesOf(
        tx,
        calls.map((c) => c.callerUserId),
      );
      return {
        masked: phone === null ? null : maskedPhone(phone),
        calls: calls.map(({ callerUserId, calledAt, ...call }) => ({
          ...call,
          callerName: names.get(callerUserId) ?? '',
          calledAt: calledAt.toISOString(),
        })),
      };
    });
  }

  async set(actor: Actor, body: BodyOf<'phones.set'>): Promise<ResponseOf<'phones.set'>> {
    const residentId = residentOf(actor);
    const phone = body.phone === null ? null : normalPhone(body.phone);
    return this.tenant.run(actor, async (tx) => {
      if (phone === null) await this.repository.remove(tx, residentId);
      else await this.keep(tx, { residentId, phone, by: actor.userId });
      return { masked: phone === null ? null : maskedPhone(phone) };
    });
  }

  /** @throws DomainError `request.not_found` */
  async enter(actor: Actor, residentId: string, body: BodyOf<'phones.enter'>): Promise<ResponseOf<'phones.enter'>> {
    const phone = normalPhone(body.phone);
    return this.tenant.run(actor, async (tx) => {
      if (!(await this.keep(tx, { residentId, phone, by: actor.userId }))) return { id: residentId };
      await this.privileged.record(tx, actor, 'phone.entered', { type: 'resident', id: residentId });
      await this.inbox.tell(tx, {
        kind: 'people',
        to: { residentIds: [residentId] },
        title: '村委会登记了你的手机号',
        text: '不对就自己改，不要就删掉。谁打过，都看得到。',
        link: { page: '/packages/privacy/pages/privacy' },
        source: { type: 'phone.entered', id: newId() },
      });
      return { id: residentId };
    });
  }

  /**
   * Seals a resident's number, for an import or a founding too. Returns whether it was another one before.
   * @throws DomainError `request.not_found` for somebody who is not (or no longer) in the register
   */
  async keep(tx: Tx, { residentId, phone, by }: { residentId: string; phone: string; by: string }): Promise<boolean> {
    const before = await this.repository.resident(tx, residentId);
    if (!before) throw new DomainError('request.not_found');
    if (this.phoneOf(before) === phone) return false;
    await this.repository.keep(tx, residentId, this.phoneSeal.seal(phone), by);
    return true;
  }

  /** @throws DomainError `request.not_found`, `phone.other_hamlet` */
  async callable(actor: Actor, householdId: string): Promise<ResponseOf<'phones.callable'>> {
    return this.tenant.run(actor, async (tx) => {
      const rows = await this.repository.ofHousehold(tx, householdId);
      const [first] = rows;
      if (!first) throw new DomainError('request.not_found');
      checkReach(actor, first.hamletId);
      const items = rows.map(({ residentId, name, sealed }) => ({ residentId, name, hasPhone: sealed !== null }));
      return { items };
    });
  }

  /**
   * Notes who calls whom about what, and only then says the number.
   * @throws DomainError `request.not_found`, `phone.other_hamlet`, `phone.reason_unknown`, `phone.none`,
   *   `phone.calls_too_many`
   */
  async call(actor: Actor, residentId: string, body: BodyOf<'people.call'>): Promise<ResponseOf<'people.call'>> {
    const { requestId: id, reason, subjectId } = body;
    const call = { id, residentId, callerUserId: actor.userId, reason, subjectId };
    // Not `once`: the kept answer would be a number in clear.
    return this.tenant.run(actor, async (tx) => {
      const called = await this.repository.resident(tx, residentId);
      if (!called) throw new DomainError('request.not_found');
      checkReach(actor, called.hamletId);
      if (!(await this.repository.hasSubject(tx, reason, subjectId))) throw new DomainError('phone.reason_unknown');
      const phone = this.phoneOf(called);
      if (phone === null) throw new DomainError('phone.none');
      const hourAgo = new Date(tx.now.getTime() - HOUR_MS);
      const calls = await this.repository.callsSince(tx, actor.userId, hourAgo);
      const before = await this.repository.find(tx, id);
      if (before) {
        const same = (['residentId', 'callerUserId', 'reason', 'subjectId'] as const).every(
          (k) => before[k] === call[k],
        );
        if (!same) throw new DomainError('request.key_reused');
      } else {
        if (calls >= CALLS_PER_HOUR) throw new DomainError('phone.calls_too_many');
        await this.repository.note(tx, call);
      }
      return { tel: `tel:${phone}` };
    });
  }

  /** A person's own number in clear, for the copy of their data. */
  async ownNumber(tx: Tx, residentId: string): Promise<string | null> {
    return this.phoneOf(await this.repository.resident(tx, residentId));
  }

  /** The number in clear; only for its owner's own copy of their data, and for a call that is noted. */
  private phoneOf(row: CalledRow | undefined): string | null {
    if (!row || row.sealed === null || row.keyId === null) return null;
    return this.phoneSeal.open({ sealed: row.sealed, keyId: row.keyId });
  }
}

/** The committee and the supervisors reach the whole village, a group leader their own hamlet. */
function checkReach(actor: Actor, hamletId: string): void {
  if (actor.roles.has('committee') || actor.roles.has('supervisor')) return;
  if (actor.hamletId !== hamletId) throw new DomainError('phone.other_hamlet');
}

function residentOf(actor: Actor): string {
  if (actor.residentId === undefined) throw new DomainError('people.no_household');
  return actor.residentId;
}
