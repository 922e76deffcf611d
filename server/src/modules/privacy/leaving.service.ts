import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { DomainError } from '@wecountry/shared/errors';
import type { UserActor } from '../../platform/auth/actor.js';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { derivedKey } from '../../platform/config/derived-key.js';
import { Tenant } from '../../platform/db/tenant.js';
import { RolesService } from '../people/index.js';
import { VillagesService } from '../villages/index.js';
import { shortCode } from './domain/short-code.js';
import { LeavingRepository } from './leaving.repository.js';
import { erased, kept } from './what-stays.js';

type Unsettled = ResponseOf<'privacy.leaving'>['unsettled'];

/** Giving up an account: first what it means, then, with the code that was shown there, for good. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: LeavingRepository,
    private readonly roles: RolesService,
    private readonly villages: VillagesService,
    @Inject(ConfigToken) private readonly config: Config,
  ) {}

  async look(actor: UserActor): Promise<ResponseOf<'privacy.leaving'>> {
    return {
      code: this.codeOf(actor.userId),
      erased: [...erased],
      kept: kept.map(({ what, why }) => ({ what, why })),
      unsettled: await this.unsettled(actor),
    };
  }

  /**
   * Village by village, then the identities: stopped in the middle, it is done again from the beginning, since the login
   * goes last. In every village, because somebody who left one is no longer on any list of theirs.
   * @throws DomainError `privacy.code_wrong`, `privacy.unsettled`
   */
  async leave(actor: UserActor, typed: string): Promise<{ code: string }> {
    const { userId, requestId, at } = actor;
    const code = this.codeOf(userId);
    if (typed !== code) throw new DomainError('privacy.code_wrong');
    if ((await this.unsettled(actor)).length > 0) throw new DomainError('privacy.unsettled');
    for (const { id: villageId } of await this.villages.list(actor)) {
      await this.tenant.run({ villageId, userId, at }, async (tx) => {
        await this.roles.lock(tx);
        // Asked again where nothing can come between: an order placed a moment ago would lose its address.
        if ((await this.repository.openOrders(tx, userId)) > 0) throw new DomainError('privacy.unsettled');
        await this.roles.takeAll(tx, { userId, requestId }, userId);
        await this.repository.erasePerson(tx, `已注销${code}`);
      });
    }
    await this.tenant.global(actor, (tx) => this.repository.eraseIdentities(tx));
    return { code };
  }

  private async unsettled(actor: UserActor): Promise<Unsettled> {
    const { userId } = actor;
    const found: Unsettled = [];
    for (const { id: villageId, name } of await this.villages.list(actor)) {
      const open = await this.tenant.run({ villageId, userId }, (tx) => this.repository.openOrders(tx, userId));
      if (open > 0) found.push({ villageName: name, what: `${open} 张订单还没完` });
    }
    return found;
  }

  private codeOf(userId: string): string {
    return shortCode(createHmac('sha256', derivedKey(this.config.sessionKey, 'left accounts')).update(userId).digest());
  }
}
