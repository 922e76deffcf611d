import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { subscribeTemplates } from '@wecountry/shared/domain/inbox';
import type { Actor } from '../../platform/auth/actor.js';
import { ConfigToken, type Config } from '../../platform/config/config.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { PushesRepository } from './pushes.repository.js';

type Settings = ResponseOf<'inbox.settings'>;

/** What of the inbox a person wants on the phone's lock screen. */
@Injectable()
export class InboxSettingsService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: PushesRepository,
    @Inject(ConfigToken) private readonly config: Config,
  ) {}

  get(actor: Actor): Promise<Settings> {
    return this.tenant.run(actor, (tx) => this.read(tx, actor.userId));
  }

  mute(actor: Actor, { muted }: BodyOf<'inbox.mute'>): Promise<Settings> {
    return this.tenant.run(actor, async (tx) => {
      await this.repository.mute(tx, actor.userId, [...new Set(muted)]);
      return this.read(tx, actor.userId);
    });
  }

  consent(actor: Actor, { accepted }: BodyOf<'inbox.consent'>): Promise<Settings> {
    return this.tenant.once(actor, async (tx) => {
      await this.repository.consent(tx, actor.userId, [...new Set(accepted)]);
      return this.read(tx, actor.userId);
    });
  }

  private async read(tx: Tx, userId: string): Promise<Settings> {
    const { muted, remaining } = await this.repository.settings(tx, userId);
    const { templates } = this.config.wechat;
    return {
      muted,
      templates: subscribeTemplates.flatMap((key) => {
        const id = templates[key];
        return id === undefined ? [] : [{ key, id, remaining: remaining[key] ?? 0 }];
      }),
    };
  }
}
