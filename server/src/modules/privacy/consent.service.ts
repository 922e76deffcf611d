import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { PRIVACY_VERSION, type PrivacyVersion } from '@wecountry/shared/domain/privacy-version';
import type { UserActor } from '../../platform/auth/actor.js';
import { ConsentRepository } from '../../platform/auth/consent.repository.js';
import { SessionService } from '../../platform/auth/session.service.js';
import { Tenant } from '../../platform/db/tenant.js';
import { InboxService } from '../inbox/index.js';
import { VillagesService } from '../villages/index.js';

/** A person's consent to the privacy notice: which text, when, how; and that it was taken back. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly tenant: Tenant,
    private readonly consents: ConsentRepository,
    private readonly sessions: SessionService,
    private readonly villages: VillagesService,
    private readonly inbox: InboxService,
  ) {}

  async mine(actor: UserActor): Promise<ResponseOf<'privacy.consent'>> {
    const rows = await this.tenant.global(actor, (tx) => this.consents.list(tx));
    return {
      current: PRIVACY_VERSION,
      standing: rows.some((row) => row.version === PRIVACY_VERSION && row.withdrawnAt === null),
      items: rows.map(({ givenAt, withdrawnAt, ...row }) => ({
        ...row,
        givenAt: givenAt.toISOString(),
        withdrawnAt: withdrawnAt?.toISOString() ?? null,
      })),
    };
  }

  async agree(actor: UserActor, version: PrivacyVersion): Promise<{ standing: true }> {
    await this.tenant.global(actor, (tx) => this.consents.add(tx, version, 'page'));
    return { standing: true };
  }

  /** Nothing is sent to them any more, and every login ends; what is kept of them stays until they leave. */
  async withdraw(actor: UserActor): Promise<{ ended: number }> {
    const { userId } = actor;
    const { joined } = await this.tenant.global(actor, (tx) => this.villages.standingOf(tx));
    for (const { id } of joined) {
      await this.tenant.run({ villageId: id, userId }, (tx) => this.inbox.silence(tx, userId));
    }
    await this.tenant.global(actor, (tx) => this.consents.withdraw(tx));
    return { ended: await this.sessions.revokeAll(userId) };
  }
}
