import { Injectable } from '@nestjs/common';
import { checkGives } from '@wecountry/shared/domain/appointments';
import type { GrantableRole } from '@wecountry/shared/domain/roles';
import { DomainError } from '@wecountry/shared/errors';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { VillagesService } from '../villages/index.js';
import { type Holder, checkGranter, checkSupervisorsApart } from './domain/role-rules.js';
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
      return { id: await this.give(tx, actor, { userId, role, name }) };
    });
  }

  /**
   * Gives a role that somebody who may has agreed to; the roles are locked. Returns the id of the grant.
   * @throws DomainError `people.leader_outside`, `people.name_needed`, `people.role_held`, `people.supervisor_kin`
   */
  async give(
    tx: Tx,
    by: Pick<Actor, 'userId' | 'requestId'>,
    { userId, role, name }: { userId: string; role: GrantableRole; name?: string | null },
  ): Promise<string> {
    const member = await this.people.memberOf(tx, userId);
    if (!member && role === 'group_leader') throw new DomainError('people.leader_outside');
    const holderName = name?.trim() ?? '';
    if (!member && !holderName) throw new DomainError('people.name_needed');
    await this.villages.join(tx, [userId]);
    const grant = { userId, role, holderName: member ? null : holderName, grantedBy: by.userId };
    const id = await this.repository.add(tx, grant);
    if (!id) throw new DomainError('people.role_held');
    await this.checkHolders(tx);
    await this.privileged.record(tx, by, 'role.granted', { type: 'user', id: userId }, { role });
    return id;
  }

  /** Who holds which role now. */
  held(tx: Tx): Promise<readonly { userId: string; role: GrantableRole }[]> {
    return this.repository.active(tx);
  }

  /** The roles that a user holds in the village. */
  async heldBy(tx: Tx, userId: string): Promise<GrantableRole[]> {
    const grants = await this.repository.active(tx);
    return grants.filter((grant) => grant.userId === userId).map((grant) => grant.role);
  }

  /** Takes all roles from somebody who is no longer who they were; each is in the log. */
  async takeAll(tx: Tx, by: Pick<Actor, 'userId' | 'requestId'>, userId: string): Promise<void> {
    for (const grant of await this.repository.active(tx)) {
      if (grant.userId !== userId) continue;
      await this.repository.revoke(tx, grant.id, by.userId);
      await this.privileged.record(tx, by, 'role.revoked', { type: 'user', id: userId }, { role: grant.role });
    }
  }

  /** Takes a role back, one's own too; taking it back twice is nothing. */
  async revoke(actor: Actor, id: string): Promise<{ id: string }> {
    return this.tenant.run(actor, async (tx) => {
      await this.lock(tx);
      const grant = await this.repository.find(tx, id);
      if (!grant) throw new DomainError('request.not_found');
      checkGives(actor, grant.role);
      if (grant.revokedAt) return { id };
      await this.repository.revoke(tx, id, actor.userId);
      await this.privileged.record(tx, actor, 'role.revoked', { type: 'user', id: grant.userId }, { role: grant.role });
      return { id };
    });
  }

  /** Who holds which role now. */
  holders(tx: Tx): Promise<Holder[]> {
    return this.repository.holders(tx);
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
