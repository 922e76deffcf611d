import { Injectable } from '@nestjs/common';
import { roleLabel } from '@wecountry/shared/domain/roles';
import { DomainError } from '@wecountry/shared/errors';
import type { Tx } from '../../platform/db/tx.js';
import { type HouseholdRoll, PeopleService } from '../people/index.js';
import { type Audience, householdsFor, isForAll } from './domain/audience.js';

const WHOLE_VILLAGE = '全村';

/** The village's households, and which of them a notice is for. */
export interface Rolls {
  of(audience: Audience): HouseholdRoll[];
}

/** Turns the audience of a notice into households and words. */
@Injectable()
export class AudienceService {
  constructor(private readonly people: PeopleService) {}

  /** The register, read once for any number of notices. */
  async rolls(tx: Tx, audiences: readonly Audience[]): Promise<Rolls> {
    const households = await this.people.rolls(tx);
    const roles = [...new Set(audiences.flatMap((a) => a.audienceRoles))];
    const holders = roles.length > 0 ? await this.people.roleHolders(tx, roles) : [];
    return {
      of(audience) {
        const meant = holders.filter((h) => audience.audienceRoles.some((role) => role === h.role));
        return householdsFor(households, audience, new Set(meant.map((h) => h.residentNo)));
      },
    };
  }

  /** 全村 460 户; 上寨、组长 and so on; households that were chosen are counted, not named. */
  async describe(tx: Tx, audience: Audience): Promise<{ audienceLabel: string; audienceHouseholds: number }> {
    const audienceHouseholds = (await this.rolls(tx, [audience])).of(audience).length;
    return { audienceLabel: await this.label(tx, audience), audienceHouseholds };
  }

  async label(tx: Tx, audience: Audience): Promise<string> {
    if (isForAll(audience)) return WHOLE_VILLAGE;
    const hamlets = (await this.people.hamlets(tx)).filter((h) => audience.hamletIds.includes(h.id));
    const chosen = audience.householdIds.length > 0 ? [`选定的 ${audience.householdIds.length} 户`] : [];
    return [...hamlets.map((h) => h.name), ...audience.audienceRoles.map((role) => roleLabel[role]), ...chosen].join(
      '、',
    );
  }

  /** @throws DomainError `notice.audience_unknown` when a hamlet or household is not of this village */
  async check(tx: Tx, { hamletIds, householdIds }: Audience): Promise<void> {
    if (hamletIds.length > 0) {
      const known = new Set((await this.people.hamlets(tx)).map((h) => h.id));
      if (!hamletIds.every((id) => known.has(id))) throw new DomainError('notice.audience_unknown');
    }
    if (householdIds.length === 0) return;
    const known = await this.people.householdsById(tx, householdIds);
    if (known.length !== householdIds.length) throw new DomainError('notice.audience_unknown');
  }
}
