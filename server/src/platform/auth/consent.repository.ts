import { Injectable } from '@nestjs/common';
import type { PrivacyConsentWay, PrivacyVersion } from '@wecountry/shared/domain/privacy-version';
import { newId } from '../db/id.js';
import type { GlobalTx } from '../db/tx.js';

export interface ConsentRow {
  readonly id: string;
  readonly version: PrivacyVersion;
  readonly how: PrivacyConsentWay;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

/** To which privacy notice the user of the transaction agreed, when and how. Withdrawn, never changed. */
@Injectable()
export class ConsentRepository {
  /** Notes a consent; one that stands already stays as it was given. */
  async add(tx: GlobalTx, version: PrivacyVersion, how: PrivacyConsentWay): Promise<void> {
    await tx.execute(
      `INSERT INTO privacy_consents (id, user_id, version, how, given_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (user_id, version) WHERE withdrawn_at IS NULL DO NOTHING`,
      [newId(), tx.userId, version, how, tx.now],
    );
  }

  /** Newest first. */
  list(tx: GlobalTx): Promise<ConsentRow[]> {
    return tx.query<ConsentRow>(
      `SELECT id, version, how, given_at AS "givenAt", withdrawn_at AS "withdrawnAt" FROM privacy_consents
       WHERE user_id = $1 ORDER BY given_at DESC, id DESC`,
      [tx.userId],
    );
  }

  async withdraw(tx: GlobalTx): Promise<void> {
    await tx.execute(`UPDATE privacy_consents SET withdrawn_at = $2 WHERE user_id = $1 AND withdrawn_at IS NULL`, [
      tx.userId,
      tx.now,
    ]);
  }
}
