import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { mayScheduleAt, nextNoticeState, type NoticeEvent, pinnedUntil } from '@wecountry/shared/domain/notice-states';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MediaService, type VoiceFacts } from '../media/index.js';
import { AudienceService } from './audience.service.js';
import { MessagesService } from './messages.service.js';
import type { NoticeVoice } from './notice.entity.js';
import { type NoticeRow, NoticesRepository } from './notices.repository.js';
import { type NoticeTextRow, PublishingRepository } from './publishing.repository.js';

const GO_OUT = 'notices.go_out';

/** What the committee does with a notice from its writing to its withdrawal. */
@Injectable()
export class PublishingService implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly notices: NoticesRepository,
    private readonly repository: PublishingRepository,
    private readonly audiences: AudienceService,
    private readonly media: MediaService,
    private readonly messages: MessagesService,
    private readonly jobs: Jobs,
    private readonly privileged: PrivilegedLog,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ notice: string }>(GO_OUT, ({ villageId, payload, at }) =>
      this.tenant.system(villageId, at, (tx) => this.goOut(tx, payload.notice)),
    );
  }

  /**
   * Sends a notice out, or writes it down for its time with the job in the same transaction.
   * @throws DomainError `notice.audience_unknown`, `notice.time_wrong`, `notice.hiring_only`, `media.missing`
   */
  publish(actor: Actor, body: BodyOf<'notices.publish'>): Promise<ResponseOf<'notices.publish'>> {
    if (body.hiring && body.category !== 'hiring') throw new DomainError('notice.hiring_only');
    return this.tenant.once(actor, async (tx) => {
      const notice = await this.written(tx, actor, body);
      await this.audiences.check(tx, notice);
      await this.repository.add(tx, notice);
      if (body.hiring) await this.repository.addHiring(tx, notice.id, body.hiring);
      const subject = { type: 'notice', id: notice.id };
      if (notice.state === 'scheduled') {
        await this.schedule(tx, notice.id, notice.publishedAt);
        await this.privileged.record(tx, actor, 'notice.scheduled', subject);
      } else {
        await this.messages.wentOut(tx, notice);
        const detail = { category: body.category, hamlets: notice.hamletIds.length };
        await this.privileged.record(tx, actor, 'notice.published', subject, detail);
      }
      return { id: notice.id };
    });
  }

  /**
   * Changes the text. Of what is out the old one is kept, with a reason, and who saw it is told; what still waits is
   * simply written anew. A recording says the old text, so it goes with it; the new one may be recorded too.
   * @throws DomainError `notice.changed` when somebody else was first, `notice.reason_needed`, `notice.not_now`, `media.missing`
   */
  correct(actor: Actor, id: string, body: BodyOf<'notices.correct'>): Promise<ResponseOf<'notices.correct'>> {
    return this.tenant.once(actor, async (tx) => {
      const notice = await this.held(tx, id);
      const waits = notice.state === 'scheduled';
      nextNoticeState(notice.state, waits ? 'rewrite' : 'correct', 'committee');
      const reason = body.reason?.trim() ?? '';
      if (!waits && reason === '') throw new DomainError('notice.reason_needed');
      if (notice.version !== body.version) throw new DomainError('notice.changed');
      if (!waits) await this.repository.keepText(tx, notice, { reason, by: actor.userId });
      const voices = await this.claimed(tx, id, body.voices);
      if (!(await this.repository.replaceText(tx, id, body.version, textOf(body), voices)))
        throw new DomainError('notice.changed');
      if (!waits) await this.messages.corrected(tx, { ...notice, ...textOf(body) });
      const act = waits ? 'notice.rewritten' : 'notice.corrected';
      await this.privileged.record(tx, actor, act, { type: 'notice', id }, { version: body.version + 1 });
      return { id, version: body.version + 1 };
    });
  }

  /** @throws DomainError `notice.time_wrong`, `notice.not_now` */
  reschedule(actor: Actor, id: string, publishAt: string): Promise<{ id: string }> {
    return this.step(actor, id, 'move', async (tx) => {
      const at = scheduledFor(tx, publishAt);
      await this.repository.move(tx, id, at);
      await this.schedule(tx, id, at);
      await this.privileged.record(tx, actor, 'notice.rescheduled', { type: 'notice', id });
    });
  }

  cancel(actor: Actor, id: string): Promise<{ id: string }> {
    return this.step(actor, id, 'cancel', async (tx) => {
      await this.repository.setState(tx, id, 'cancelled');
      await this.privileged.record(tx, actor, 'notice.cancelled', { type: 'notice', id });
    });
  }

  withdraw(actor: Actor, id: string, reason: string): Promise<{ id: string }> {
    return this.step(actor, id, 'withdraw', async (tx, notice) => {
      await this.repository.withdraw(tx, id, reason.trim());
      await this.messages.withdrawn(tx, notice, reason.trim());
      await this.privileged.record(tx, actor, 'notice.withdrawn', { type: 'notice', id });
    });
  }

  private step(
    actor: Actor,
    id: string,
    event: NoticeEvent,
    act: (tx: Tx, notice: NoticeRow) => Promise<void>,
  ): Promise<{ id: string }> {
    return this.tenant.once(actor, async (tx) => {
      const notice = await this.held(tx, id);
      nextNoticeState(notice.state, event, 'committee');
      await act(tx, notice);
      return { id };
    });
  }

  /** A job that comes early was set for a time that has been moved since; one that comes twice finds it out already. */
  private async goOut(tx: Tx, id: string): Promise<void> {
    const notice = await this.notices.find(tx, id, { lock: true });
    if (notice?.state !== 'scheduled' || notice.publishedAt > tx.now) return;
    await this.repository.goOut(tx, id, pinnedUntil(notice.category, tx.now, notice.pinDays ?? undefined));
    await this.messages.wentOut(tx, notice);
  }

  private async held(tx: Tx, id: string): Promise<NoticeRow> {
    const notice = await this.notices.find(tx, id, { lock: true });
    if (!notice) throw new DomainError('request.not_found');
    return notice;
  }

  /** Under the notice's own key: moving it replaces the job. */
  private schedule(tx: Tx, id: string, runAt: Date): Promise<void> {
    return this.jobs.enqueue(tx, GO_OUT, { notice: id }, { runAt, key: `notice-${id}` });
  }

  private async written(tx: Tx, actor: Actor, body: BodyOf<'notices.publish'>) {
    const id = newId();
    const { category, publishAt, pinDays, pictureIds = [] } = body;
    const publishedAt = publishAt === undefined ? tx.now : scheduledFor(tx, publishAt);
    await this.media.claimFor(tx, pictureIds, { type: 'notice', id });
    const voices = await this.claimed(tx, id, body.voices);
    return {
      ...{ id, category, publishedAt, pictureIds },
      ...textOf(body),
      state: publishAt === undefined ? ('published' as const) : ('scheduled' as const),
      hamletIds: [...new Set(body.hamletIds)],
      householdIds: [...new Set(body.householdIds)],
      audienceRoles: [...new Set(body.roles)],
      authorUserId: actor.userId,
      pinnedUntil: pinnedUntil(category, publishedAt, pinDays),
      pinDays: pinDays ?? null,
      commentsOn: body.commentsOn ?? false,
      voices,
    };
  }

  /** Gives recordings to a notice, as they are kept with it. @throws DomainError `media.missing` */
  private async claimed(tx: Tx, id: string, voices: BodyOf<'notices.publish'>['voices'] = []): Promise<NoticeVoice[]> {
    const ids = voices.map((v) => v.mediaId);
    const kept = await this.media.claimVoices(tx, ids, { type: 'notice', id });
    return voices.map(({ language, mediaId }, i) => ({ language, mediaId, ...playOf(kept[i]) }));
  }
}

function playOf(voice: VoiceFacts | undefined) {
  if (!voice) throw new DomainError('media.missing');
  return { mime: voice.mime, seconds: voice.seconds };
}

function scheduledFor(tx: Tx, publishAt: string): Date {
  const at = new Date(publishAt);
  if (!mayScheduleAt(at, tx.now)) throw new DomainError('notice.time_wrong');
  return at;
}

const filled = (text: string | undefined): string | null => text?.trim() || null;

const textOf = ({
  title,
  body,
  when,
  where,
  todo,
}: BodyOf<'notices.correct'> | BodyOf<'notices.publish'>): NoticeTextRow => ({
  title: title.trim(),
  body: body.trim(),
  when: filled(when),
  where: filled(where),
  todo: filled(todo),
});
