import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { hiringStand } from '@wecountry/shared/domain/hiring';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { PeopleService } from '../people/index.js';
import { HiringRepository, type Offer } from './hiring.repository.js';
import { NoticesRepository } from './notices.repository.js';
import { readerOf } from './reader.js';

/** 招工: who signs up for the work of a notice, and who sees the list. */
@Injectable()
export class HiringService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: HiringRepository,
    private readonly notices: NoticesRepository,
    private readonly people: PeopleService,
    private readonly privileged: PrivilegedLog,
  ) {}

  /**
   * Takes a place; whoever has one keeps it. The offer is held, so that the last place is given once.
   * @throws DomainError `notice.hiring_full`, `notice.hiring_closed`, `notice.no_hiring`, `request.not_found`
   */
  signUp(actor: Actor, id: string): Promise<ResponseOf<'notices.signUp'>> {
    const reader = readerOf(actor);
    return this.tenant.run(actor, async (tx) => {
      const offer = await this.held(tx, actor, id);
      const stand = hiringStand(offer);
      if (stand === 'mine') return placesOf(offer);
      if (stand === 'closed') throw new DomainError('notice.hiring_closed');
      if (stand === 'full') throw new DomainError('notice.hiring_full');
      await this.repository.signUp(tx, id, reader.residentId, actor.userId);
      return placesOf({ ...offer, taken: offer.taken + 1 });
    });
  }

  /** Gives a place back; also when no more are taken, so that the organiser's list is true. */
  signOff(actor: Actor, id: string): Promise<ResponseOf<'notices.signOff'>> {
    const reader = readerOf(actor);
    return this.tenant.run(actor, async (tx) => {
      const offer = await this.held(tx, actor, id);
      if (!offer.mine) return placesOf(offer);
      await this.repository.signOff(tx, id, reader.residentId);
      return placesOf({ ...offer, taken: offer.taken - 1 });
    });
  }

  list(actor: Actor, id: string): Promise<ResponseOf<'notices.signups'>> {
    return this.tenant.run(actor, async (tx) => {
      const offer = await this.offer(tx, id);
      const signups = await this.repository.signups(tx, id);
      const members = await this.people.membersOf(
        tx,
        signups.map((s) => s.userId),
      );
      const items = signups.map(({ id: signup, userId, at }) => ({
        id: signup,
        name: members.get(userId)?.name ?? '',
        householdCode: members.get(userId)?.householdCode ?? '',
        at: at.toISOString(),
      }));
      return { places: offer.places, closed: offer.closed, items };
    });
  }

  close(actor: Actor, id: string): Promise<{ id: string }> {
    return this.tenant.run(actor, async (tx) => {
      await this.offer(tx, id);
      if (await this.repository.close(tx, id))
        await this.privileged.record(tx, actor, 'notice.hiring_closed', { type: 'notice', id });
      return { id };
    });
  }

  /** The offer of a notice that is for the caller and not withdrawn, held until the end of the transaction. */
  private async held(tx: Tx, actor: Actor, id: string): Promise<Offer> {
    const reader = readerOf(actor);
    const notice = await this.notices.find(tx, id);
    if (!notice || !(await this.notices.receipt(tx, id, reader))) throw new DomainError('request.not_found');
    if (notice.state !== 'published') throw new DomainError('notice.hiring_closed');
    await this.repository.lock(tx, id);
    const offer = await this.repository.offer(tx, id, reader.residentId);
    if (!offer) throw new DomainError('notice.no_hiring');
    return offer;
  }

  private async offer(tx: Tx, id: string): Promise<Offer> {
    if (!(await this.notices.find(tx, id))) throw new DomainError('request.not_found');
    const offer = await this.repository.offer(tx, id);
    if (!offer) throw new DomainError('notice.no_hiring');
    return offer;
  }
}

const placesOf = ({ taken, places }: Offer) => ({ taken, places });
