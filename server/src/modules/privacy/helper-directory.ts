import { Injectable } from '@nestjs/common';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { HelperDirectory, type Helping } from '../../platform/auth/helper-directory.js';
import type { Tx } from '../../platform/db/tx.js';
import { isAdult } from '../people/index.js';
import { HelpersRepository } from './helpers.repository.js';

/** Tells the guard who may act for whom. */
@Injectable()
export class ConsentDirectory extends HelperDirectory {
  constructor(private readonly repository: HelpersRepository) {
    super();
  }

  async helping(tx: Tx, ownerId: string): Promise<Helping | null> {
    if (!tx.userId) return null;
    const row = await this.repository.helping(tx, tx.userId, ownerId);
    if (!row) return null;
    const { consentId, helperResidentId, bornOn, residentId, residentNo, householdId, hamletId } = row;
    const adult = isAdult(bornOn, businessDate(tx.now));
    return {
      consentId,
      helperResidentId,
      place: { roles: ['villager'], residentId, residentNo, householdId, hamletId, adult },
    };
  }
}
