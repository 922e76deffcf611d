import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { checkConfirms, checkProposes } from '@wecountry/shared/domain/appointments';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import { VillagesService } from '../villages/index.js';
import { type NominationRow, NominationsRepository } from './nominations.repository.js';
import { PeopleService } from './people.service.js';
import { RolesService } from './roles.service.js';

const PROJECT = '项目方';

/** Roles of two steps: one puts somebody forward, another who may says yes. */
@Injectable()
export class NominationsService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: NominationsRepository,
    private readonly people: PeopleService,
    private readonly roles: RolesService,
    private readonly villages: VillagesService,
    private readonly privileged: PrivilegedLog,
  ) {}

  async list(actor: Actor): Promise<ResponseOf<'people.nominations'>> {
    return this.tenant.run(actor, async (tx) => {
      const rows = await this.repository.list(tx);
      const ids = rows.flatMap((row) => [row.userId, row.proposedBy, row.decidedBy ?? row.userId]);
      const names = await this.people.namesOf(tx, ids);
      const items = rows.map((row) => ({
        id: row.id,
        userId: row.userId,
        name: names.get(row.userId) ?? row.holderName ?? '',
        role: row.role,
        state: row.state,
        proposedByName: names.get(row.proposedBy) ?? PROJECT,
        proposedAt: row.proposedAt.toISOString(),
        decidedByName: row.decidedBy ? (names.get(row.decidedBy) ?? PROJECT) : null,
        reason: row.reason,
        mayDecide: row.state === 'open' && mayConfirm(actor, row),
      }));
      return { items };
    });
  }

  /** @throws DomainError `people.own_role`, `people.nomination_needless`, `people.nomination_open`, `people.name_needed` */
  async nominate(actor: Actor, { userId, role, name }: BodyOf<'people.nominate'>): Promise<{ id: string }> {
    checkProposes(actor, role, userId);
    return this.tenant.once(actor, async (tx) => {
      const member = await this.people.memberOf(tx, userId);
      const holderName = name?.trim() ?? '';
      if (!member && !holderName) throw new DomainError('people.name_needed');
      await this.villages.join(tx, [userId]);
      const nomination = { userId, role, holderName: member ? null : holderName, proposedBy: actor.userId };
      const id = await this.repository.add(tx, nomination);
      if (!id) throw new DomainError('people.nomination_open');
      await this.privileged.record(tx, actor, 'role.nominated', { type: 'user', id: userId }, { role });
      return { id };
    });
  }

  /** Says yes, and the role is given; or no, with the reason. The same again changes nothing. */
  async decide(actor: Actor, id: string, body: BodyOf<'people.decideNomination'>): Promise<{ id: string }> {
    const state = body.confirm ? 'confirmed' : 'refused';
    return this.tenant.run(actor, async (tx) => {
      await this.roles.lock(tx);
      const row = await this.repository.lock(tx, id);
      if (!row) throw new DomainError('request.not_found');
      checkConfirms(actor, row);
      if (row.state === state) return { id };
      if (row.state !== 'open') throw new DomainError('people.nomination_over');
      if (!body.confirm && !body.reason) throw new DomainError('people.reason_needed');
      await this.repository.decide(tx, id, state, actor.userId, body.reason?.trim() ?? null);
      if (body.confirm) await this.roles.give(tx, actor, { ...row, name: row.holderName });
      else {
        const about = { type: 'user', id: row.userId };
        await this.privileged.record(tx, actor, 'role.nomination_refused', about, { role: row.role });
      }
      return { id };
    });
  }
}

function mayConfirm(actor: Actor, row: NominationRow): boolean {
  try {
    checkConfirms(actor, row);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
