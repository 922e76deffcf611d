import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import type { UserActor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import { type Village, VillagesService } from '../villages/index.js';
import { PeopleRepository } from './people.repository.js';

type MyVillage = ResponseOf<'me.get'>['villages'][number];

/** Who somebody is, across villages: the list of them first, then village by village. */
@Injectable()
export class MeService {
  constructor(
    private readonly tenant: Tenant,
    private readonly villages: VillagesService,
    private readonly people: PeopleRepository,
  ) {}

  async get(actor: UserActor): Promise<ResponseOf<'me.get'>> {
    const { userId } = actor;
    const { auditor, joined } = await this.tenant.global({ userId }, (tx) => this.villages.standingOf(tx));
    const found: { village: MyVillage; name: string }[] = [];
    for (const village of joined) {
      const mine = await this.inVillage(userId, village, auditor);
      if (mine) found.push(mine);
    }
    const name = found.find((f) => f.name !== '')?.name ?? '';
    return { userId, name, auditor, villages: found.map((f) => f.village) };
  }

  private async inVillage(
    userId: string,
    { id, slug, name, demo }: Village,
    auditor: boolean,
  ): Promise<{ village: MyVillage; name: string } | null> {
    return this.tenant.run({ villageId: id, userId }, async (tx) => {
      const place = await this.people.placeOf(tx, userId);
      if (!place) return null;
      const [member] = place.residentId ? await this.people.members(tx, [userId]) : [];
      const [named] = await this.people.names(tx, [userId]);
      const resident = member
        ? {
            id: member.residentId,
            name: member.name,
            householdId: member.householdId,
            householdCode: member.householdCode,
            hamletName: member.hamletName,
          }
        : null;
      const roles = [...place.roles, ...(auditor ? (['auditor'] as const) : [])];
      return { village: { id, slug, name, demo, resident, roles }, name: named?.name ?? '' };
    });
  }
}
