import { Injectable, Optional } from '@nestjs/common';
import type { Role } from '@wecountry/shared/domain/roles';
import { Tenant } from '../db/tenant.js';
import type { GlobalTx } from '../db/tx.js';
import type { AccessClaims } from './access-token.js';
import { ActorDirectory, type Place } from './actor-directory.js';
import { HelperDirectory, type Helping } from './helper-directory.js';
import { Recent } from './recent.js';

/** Role changes and ended sessions must act within 5 s: what is remembered is at most this old. */
const REMEMBER_MS = 3_000;

export interface Standing {
  readonly sessionAlive: boolean;
  readonly villageExists: boolean;
  readonly auditor: boolean;
  readonly place: Place | null;
}

/** What the guard needs to know of a caller, remembered for some seconds per session and village. */
@Injectable()
export class AccessService {
  private readonly standings = new Recent<Standing>(REMEMBER_MS);
  private readonly villages = new Recent<boolean>(REMEMBER_MS);
  private readonly helpings = new Recent<Helping | null>(REMEMBER_MS);

  constructor(
    private readonly tenant: Tenant,
    @Optional() private readonly directory?: ActorDirectory,
    @Optional() private readonly helpers?: HelperDirectory,
  ) {}

  inVillage(claims: AccessClaims, villageId: string): Promise<Standing> {
    const { userId, sessionId } = claims;
    return this.standings.get(`${sessionId} ${villageId}`, () =>
      this.tenant.run({ villageId, userId }, async (tx) => {
        const facts = await this.facts(tx, sessionId, villageId);
        const place = facts.sessionAlive && facts.villageExists ? await this.directory?.placeOf(tx, userId) : null;
        return { ...facts, place: place ?? null };
      }),
    );
  }

  /** For whom the caller may act, and on whose word; null when that person has not said so. */
  helping(claims: AccessClaims, villageId: string, ownerId: string): Promise<Helping | null> {
    const { userId, sessionId } = claims;
    return this.helpings.get(`${sessionId} ${villageId} ${ownerId}`, () =>
      this.tenant.run({ villageId, userId }, async (tx) => (await this.helpers?.helping(tx, ownerId)) ?? null),
    );
  }

  async sessionAlive(claims: AccessClaims): Promise<boolean> {
    const { userId, sessionId } = claims;
    const standing = await this.standings.get(sessionId, () =>
      this.tenant.global({ userId }, async (tx) => ({ ...(await this.facts(tx, sessionId, null)), place: null })),
    );
    return standing.sessionAlive;
  }

  villageExists(villageId: string): Promise<boolean> {
    return this.villages.get(villageId, () =>
      this.tenant.global({}, async (tx) => {
        const rows = await tx.query('SELECT FROM villages WHERE id = $1', [villageId]);
        return rows.length > 0;
      }),
    );
  }

  /** Forgets what is remembered; for tests that change roles and look at once. */
  forget(): void {
    this.standings.forget();
    this.villages.forget();
    this.helpings.forget();
  }

  private async facts(tx: GlobalTx, sessionId: string, villageId: string | null): Promise<Omit<Standing, 'place'>> {
    const rows = await tx.prepared<Omit<Standing, 'place'>>(
      'standing',
      `SELECT EXISTS (SELECT FROM sessions WHERE id = $1 AND user_id = $2 AND ended_at IS NULL AND expires_at > now()) AS "sessionAlive",
              EXISTS (SELECT FROM villages WHERE id = $3::uuid) AS "villageExists",
              EXISTS (SELECT FROM auditors WHERE user_id = $2) AS auditor`,
      [sessionId, tx.userId, villageId],
    );
    const [facts] = rows;
    if (!facts) throw new Error('No standing');
    return facts;
  }
}

/** The roles that count in a village: those of the register, and auditor across villages. */
export function rolesOf(standing: Standing): ReadonlySet<Role> {
  return new Set<Role>([...(standing.place?.roles ?? []), ...(standing.auditor ? (['auditor'] as const) : [])]);
}
