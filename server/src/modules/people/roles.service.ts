import { Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { VillagesService } from '../villages/index.js';
import { checkGranter, checkOversight, checkSupervisorsApart } from './domain/role-rules.js';
import { PeopleService } from './people.service.js';
import { RolesRepository } from './roles.repository.js';

/** Who registers roles for a village without living there: the project's auditor. */
const PROJECT = '项目方';

/** Gives roles and takes them back; every change is in the log of privileged acts. */
@Injectable()
export class RolesService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: RolesRepository,
    private readonly people: PeopleService,
    private readonly villages: VillagesService,
    private readonly privileged: PrivilegedLog,
  ) {}

  async list(actor: Actor): Promise<ResponseOf<'people.roles'>> {
    return this.tenant.run(actor, async (tx) => {
      const grants = await this.repository.active(tx);
      const names = await this.people.namesOf(
        tx,
        grants.flatMap((g) => [g.userId, g.grantedBy]),
      );
      const items = grants.map((g) => ({
        id: g.id,
        userId: g.userId,
        name: names.get(g.userId) ?? '',
        role: g.role,
        grantedAt: g.grantedAt.toISOString(),
        grantedByName: names.get(g.grantedBy) ?? PROJECT,
      }));
      return { items };
    });
  }

  async grant(actor: Actor, { userId, role, name }: BodyOf<'people.grantRole'>): Promise<{ id: string }> {
    checkGranter(actor, role, userId);
    return this.tenant.once(actor, async (tx) => {
      await this.lock(tx);
      const member = await this.people.memberOf(tx, userId);
      if (!member && role === 'group_leader') throw new DomainError('people.leader_outside');
      const holderName = name?.trim() ?? '';
      if (!member && !holderName) throw new DomainError('people.name_needed');
      await this.villages.join(tx, [userId]);
      const grant = { userId, role, holderName: member ? null : holderName, grantedBy: actor.userId };
      const id = await this.repository.add(tx, grant);
      if (!id) throw new DomainError('people.role_held');
      await this.checkHolders(tx);
      await this.privileged.record(tx, actor, 'role.granted', { type: 'user', id: userId }, { role });
      return { id };
    });
  }

  /** Takes a role back, one's own too; taking it back twice is nothing. */
  async revoke(actor: Actor, id: string): Promise<{ id: string }> {
    return this.tenant.run(actor, async (tx) => {
      await this.lock(tx);
      const grant = await this.repository.find(tx, id);
      if (!grant) throw new DomainError('request.not_found');
      checkOversight(actor, grant.role);
      if (grant.revokedAt) return { id };
      await this.repository.revoke(tx, id, actor.userId);
      await this.privileged.record(tx, actor, 'role.revoked', { type: 'user', id: grant.userId }, { role: grant.role });
      return { id };
    });
  }

  /** Lets one transaction at a time change who is who in a village. */
  lock(tx: Tx): Promise<void> {
    return this.repository.lock(tx);
  }

  /**
   * Checks the holders as they stand after a change.
   * @throws DomainError `people.supervisor_kin`
   */
  async checkHolders(tx: Tx): Promise<void> {
    checkSupervisorsApart(await this.repository.holders(tx));
  }
}
