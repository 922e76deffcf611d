import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { needsGuardian } from '@wecountry/shared/domain/guardian';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { InboxService } from '../inbox/index.js';
import { MediaService } from '../media/index.js';
import { isAdult, PeopleService } from '../people/index.js';
import { actWords } from './helper-news.js';
import { type ConsentRow, HelpersRepository, type NewConsent, type PartyRow } from './helpers.repository.js';

const SHOWN_ACTS = 100;
const SHOWN_CONSENTS = 500;
const PAGE = '/packages/privacy/pages/helpers';

/** One phone, several elders: who lets whom act for them, and what was done so. */
@Injectable()
export class HelpersService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: HelpersRepository,
    private readonly people: PeopleService,
    private readonly media: MediaService,
    private readonly inbox: InboxService,
    private readonly privileged: PrivilegedLog,
  ) {}

  async mine(actor: Actor): Promise<ResponseOf<'helpers.mine'>> {
    const { residentId, householdId } = placeOf(actor);
    return this.tenant.run(actor, async (tx) => {
      const consents = await this.repository.of(tx, residentId);
      const forOthers = consents.filter((c) => c.helperId === residentId && c.endedAt === null);
      const households = await this.people.householdsById(
        tx,
        forOthers.map((c) => c.ownerHouseholdId),
      );
      const codes = new Map(households.map((h) => [h.id, h.code]));
      const acts = await this.repository.acts(tx, residentId, SHOWN_ACTS);
      const today = businessDate(tx.now);
      const family = await this.repository.ofHousehold(tx, householdId);
      const fit = family.filter((p) => p.residentId !== residentId && p.userId !== null && isAdult(p.bornOn, today));
      return {
        helpers: consents.filter((c) => c.ownerId === residentId).map(viewOf),
        actingFor: forOthers.map((c) => ({
          ...viewOf(c),
          ownerId: c.ownerId,
          householdCode: codes.get(c.ownerHouseholdId) ?? '',
        })),
        acts: acts.map(({ operation, actedAt, ...act }) => ({
          ...act,
          what: actWords(operation),
          actedAt: actedAt.toISOString(),
        })),
        candidates: fit.map(({ residentId: id, name }) => ({ residentId: id, name })),
      };
    });
  }

  /** @throws DomainError `request.not_found`, `helper.unfit`, `helper.twice` */
  async allow(actor: Actor, body: BodyOf<'helpers.allow'>): Promise<{ id: string }> {
    const { residentId, householdId } = placeOf(actor);
    if (actor.adult !== true) throw new DomainError('helper.unfit');
    return this.tenant.once(actor, async (tx) => {
      const [helper] = await this.repository.parties(tx, [body.helperId]);
      if (helper?.householdId !== householdId) throw new DomainError('helper.unfit');
      return this.add(tx, helper, {
        ownerId: residentId,
        helperId: body.helperId,
        relation: body.relation,
        how: 'own_phone',
        photoId: null,
        witnessIds: [],
        recordedBy: actor.userId,
      });
    });
  }

  /**
   * @throws DomainError `request.not_found`, `helper.unfit`, `helper.twice`, `helper.own_record`, `helper.paper_needed`,
   *   `helper.witness_wrong`, `media.missing`
   */
  async record(actor: Actor, body: BodyOf<'helpers.record'>): Promise<{ id: string }> {
    const { ownerId, helperId, relation, how, photoId = null, witnessIds = [] } = body;
    if (how === 'paper' && photoId === null) throw new DomainError('helper.paper_needed');
    return this.tenant.once(actor, async (tx) => {
      const known = new Map(
        (await this.repository.parties(tx, [ownerId, helperId, ...witnessIds])).map((p) => [p.residentId, p]),
      );
      const owner = known.get(ownerId);
      const helper = known.get(helperId);
      if (!owner || !helper) throw new DomainError('request.not_found');
      if ([owner.userId, helper.userId].includes(actor.userId)) throw new DomainError('helper.own_record');
      const today = businessDate(tx.now);
      const witnesses = new Set(witnessIds.filter((id) => id !== ownerId && id !== helperId));
      const adult = (id: string) => {
        const witness = known.get(id);
        return witness !== undefined && isAdult(witness.bornOn, today);
      };
      // A child's guardian acts on the own phone, by a consent of another kind.
      if (needsGuardian(owner.bornOn, today)) throw new DomainError('guardian.adult_needed');
      const sound = witnessIds.every((id) => witnesses.has(id) && adult(id));
      if (!sound || (how === 'in_person' && witnesses.size !== 2)) throw new DomainError('helper.witness_wrong');
      const consent = { ownerId, helperId, relation, how, photoId, witnessIds, recordedBy: actor.userId };
      const { id } = await this.add(tx, helper, consent);
      if (photoId) await this.media.claimFor(tx, [photoId], { type: 'consent', id });
      await this.privileged.record(tx, actor, 'helper.recorded', { type: 'resident', id: ownerId }, { how });
      return { id };
    });
  }

  /**
   * Ends it for the owner, for the helper, or for the committee with a reason. From then on nothing is done any more.
   * @throws DomainError `request.not_found` also for somebody else's, `helper.reason_needed`
   */
  async end(actor: Actor, id: string, body: BodyOf<'helpers.end'>): Promise<{ id: string }> {
    return this.tenant.run(actor, async (tx) => {
      const consent = await this.repository.find(tx, id);
      if (!consent) throw new DomainError('request.not_found');
      const own = [consent.ownerId, consent.helperId].includes(actor.residentId ?? '');
      if (!own && !actor.roles.has('committee')) throw new DomainError('request.not_found');
      const reason = body.reason?.trim() ?? null;
      if (!own && reason === null) throw new DomainError('helper.reason_needed');
      if (!(await this.repository.end(tx, id, actor.userId, reason))) return { id };
      if (!own) await this.privileged.record(tx, actor, 'helper.ended', { type: 'resident', id: consent.ownerId });
      await this.inbox.tell(tx, {
        kind: 'people',
        to: { residentIds: [consent.ownerId, consent.helperId] },
        title: `${consent.helperName}不再替${consent.ownerName}办事`,
        text: reason ?? '',
        link: { page: PAGE },
        source: { type: 'helper.ended', id },
      });
      return { id };
    });
  }

  async desk(actor: Actor): Promise<ResponseOf<'helpers.desk'>> {
    const rows = await this.tenant.run(actor, (tx) => this.repository.all(tx, SHOWN_CONSENTS));
    return { items: rows.map(viewOf) };
  }

  private async add(tx: Tx, helper: PartyRow, consent: Omit<NewConsent, 'id'>): Promise<{ id: string }> {
    const fit = helper.userId !== null && isAdult(helper.bornOn, businessDate(tx.now));
    if (!fit || consent.ownerId === consent.helperId) throw new DomainError('helper.unfit');
    const id = newId();
    if (!(await this.repository.add(tx, { ...consent, id }))) throw new DomainError('helper.twice');
    await this.inbox.tell(tx, {
      kind: 'people',
      to: { residentIds: [consent.ownerId, consent.helperId] },
      title: `${helper.name}可以替家里人办事了`,
      text: '替办的每一件都有记录，随时可以不让替。不记名的票不能替投。',
      link: { page: PAGE },
      source: { type: 'helper.allowed', id },
    });
    return { id };
  }
}

function viewOf({ id, ownerName, helperName, relation, how, givenAt, endedAt }: ConsentRow) {
  return {
    id,
    ownerName,
    helperName,
    relation,
    how,
    givenAt: givenAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

function placeOf({ residentId, householdId }: Actor): { residentId: string; householdId: string } {
  if (residentId === undefined || householdId === undefined) throw new DomainError('people.no_household');
  return { residentId, householdId };
}
