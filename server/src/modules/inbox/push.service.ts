import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, businessDate, startOfDay } from '@wecountry/shared/domain/calendar';
import {
  inboxKinds,
  PUSHES_A_DAY,
  type SubscribeTemplate,
  templateOfKind,
  toThing,
  toTimeKeyword,
} from '@wecountry/shared/domain/inbox';
import * as z from 'zod';
import { ConfigToken, type Config } from '../../platform/config/config.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Log } from '../../platform/observability/log.js';
import { MiniApi } from '../../platform/wechat/mini-api.js';
import { WechatRefused, WechatUnknown } from '../../platform/wechat/wechat-errors.js';
import type { PushState } from './inbox-push.entity.js';
import { type Candidate, PushesRepository, type Source } from './pushes.repository.js';

interface Push {
  readonly userId: string;
  readonly messageId: string | null;
  readonly template: SubscribeTemplate;
  readonly title: string;
  readonly text: string;
  /** With its query, without the leading slash. */
  readonly page: string;
}

/** The person refuses messages of this template: nothing to repeat. */
const REFUSED = '43101';
const EVENING_HOUR = 19;
const sent = z.object({ errcode: z.literal(0).optional() });

/**
 * Sends messages of the inbox to phones as WeChat's subscription messages: one for a consent, at most once (an outcome
 * that nobody knows is not repeated), not more than a few a day; the rest is one digest in the evening.
 */
@Injectable()
export class PushService implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: PushesRepository,
    private readonly jobs: Jobs,
    private readonly wechat: MiniApi,
    private readonly log: Log,
    @Inject(ConfigToken) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ kind: Source['kind']; type: string; id: string }>('inbox.push', ({ villageId, payload, at }) =>
      this.pushSource(villageId, payload, at),
    );
    this.jobs.handle<{ userId: string; template: SubscribeTemplate; day: string }>(
      'inbox.digest',
      ({ villageId, payload, at }) => this.pushDigest(villageId, payload, at),
    );
  }

  /** Files the sending of a source's messages, in the transaction of the source. */
  async enqueue(tx: Tx, { kind, type, id }: Source): Promise<void> {
    if (this.config.wechat.templates[templateOfKind[kind]] === undefined) return;
    await this.jobs.enqueue(tx, 'inbox.push', { kind, type, id });
  }

  /** What somebody agreed to be sent is used up. */
  silence(tx: Tx, userId: string): Promise<void> {
    return this.repository.useUp(tx, userId);
  }

  private async pushSource(villageId: string, source: Source, at: Date | undefined): Promise<void> {
    const template = templateOfKind[source.kind];
    const { now, candidates } = await this.tenant.system(villageId, at, async (tx) => ({
      now: tx.now,
      candidates: await this.repository.candidates(tx, source, template, businessDate(tx.now)),
    }));
    for (const one of candidates) {
      if (one.today < PUSHES_A_DAY) await this.push(villageId, at, pushOf(one, template));
      else await this.fileDigest(villageId, at, one.userId, template, now);
    }
  }

  private async fileDigest(
    villageId: string,
    at: Date | undefined,
    userId: string,
    template: SubscribeTemplate,
    now: Date,
  ): Promise<void> {
    const today = businessDate(now);
    const evening = (day: string) => new Date(startOfDay(day).getTime() + EVENING_HOUR * 3_600_000);
    const day = evening(today) > now ? today : addDays(today, 1);
    await this.tenant.system(villageId, at, (tx) =>
      this.jobs.enqueue(
        tx,
        'inbox.digest',
        { userId, template, day },
        { runAt: evening(day), key: `digest ${userId} ${template} ${day}` },
      ),
    );
  }

  private async pushDigest(
    villageId: string,
    { userId, template, day }: { userId: string; template: SubscribeTemplate; day: string },
    at: Date | undefined,
  ): Promise<void> {
    const kinds = inboxKinds.filter((kind) => templateOfKind[kind] === template);
    const count = await this.tenant.system(villageId, at, async (tx) => {
      const { muted } = await this.repository.settings(tx, userId);
      const wanted = kinds.filter((kind) => !muted.includes(kind));
      return this.repository.unsent(tx, userId, wanted, startOfDay(addDays(day, -1)));
    });
    if (count === 0) return;
    const page = 'packages/affairs/pages/inbox/index';
    const title = `${count} 条消息没看`;
    await this.push(villageId, at, { userId, messageId: null, template, title, text: '点开一起看', page });
  }

  /** Claims, sends, records; each in its own transaction, and WeChat is called in none. */
  private async push(villageId: string, at: Date | undefined, push: Push): Promise<void> {
    const claimed = await this.tenant.run({ villageId, userId: push.userId, at }, async (tx) => {
      const openid = await this.repository.openid(tx, this.config.wechat.miniAppid);
      const taking = { ...push, sentOn: businessDate(tx.now) };
      if (openid === null || (await this.repository.isTaken(tx, taking))) return null;
      const id = await this.repository.claim(tx, taking);
      return id === null ? null : { id, openid, now: tx.now };
    });
    if (!claimed) return;
    const { state, code } = await this.send(push, claimed.openid, claimed.now);
    await this.tenant.run({ villageId, userId: push.userId, at }, async (tx) => {
      await this.repository.end(tx, claimed.id, state, code);
      if (code === REFUSED) await this.repository.dropConsents(tx, push.userId, push.template);
    });
  }

  private async send(push: Push, openid: string, now: Date): Promise<{ state: PushState; code: string | null }> {
    try {
      await this.wechat.post(
        '/cgi-bin/message/subscribe/send',
        {
          touser: openid,
          template_id: this.config.wechat.templates[push.template],
          page: push.page,
          data: {
            thing1: { value: toThing(push.title) },
            thing2: { value: toThing(push.text) },
            time3: { value: toTimeKeyword(now) },
          },
        },
        sent,
      );
      return { state: 'sent', code: null };
    } catch (error) {
      if (error instanceof WechatUnknown) return { state: 'unknown', code: null };
      if (!(error instanceof WechatRefused)) throw error;
      if (error.code !== REFUSED) this.log.warn({ where: 'inbox push', code: error.code }, error.wechatMessage);
      return { state: error.code === REFUSED ? 'refused' : 'failed', code: error.code };
    }
  }
}

function pushOf({ userId, messageId, title, text, page, subjectId }: Candidate, template: SubscribeTemplate): Push {
  const query = subjectId === null ? '' : `?id=${subjectId}`;
  return { userId, messageId, template, title, text, page: `${page.replace(/^\//, '')}/index${query}` };
}
