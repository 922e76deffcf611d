import { Injectable } from '@nestjs/common';
import type { QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { fromCursor, toCursor } from '../../platform/http/cursor.js';
import { PeopleService } from '../people/index.js';
import { type NoticeRow, NoticesRepository } from './notices.repository.js';
import { mayReadAll, readerIn } from './reader.js';
import { RepliesRepository, type ReplyRow } from './replies.repository.js';

const PAGE = 20;

/** Words under a notice, where the committee let them. */
@Injectable()
export class RepliesService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: RepliesRepository,
    private readonly notices: NoticesRepository,
    private readonly people: PeopleService,
    private readonly privileged: PrivilegedLog,
  ) {}

  list(actor: Actor, id: string, query: QueryOf<'notices.replies'>): Promise<ResponseOf<'notices.replies'>> {
    const after = query.cursor === undefined ? undefined : placeOf(query.cursor);
    return this.tenant.run(actor, async (tx) => {
      await this.readable(tx, actor, id);
      const rows = await this.repository.page(tx, id, after, PAGE + 1);
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      const names = await this.people.namesOf(
        tx,
        shown.map((r) => r.userId),
      );
      return {
        items: shown.map((row) => replyOf(row, actor, names)),
        nextCursor: last && rows.length > PAGE ? toCursor([last.at.toISOString(), last.id]) : null,
      };
    });
  }

  /** @throws DomainError `notice.comments_off`, also under a notice that was withdrawn */
  add(actor: Actor, id: string, text: string): Promise<{ id: string }> {
    return this.tenant.once(actor, async (tx) => {
      const notice = await this.readable(tx, actor, id);
      if (!notice.commentsOn || notice.state !== 'published') throw new DomainError('notice.comments_off');
      return { id: await this.repository.add(tx, { noticeId: id, userId: actor.userId, text: text.trim() }) };
    });
  }

  /** Hides a reply; one that is hidden keeps its first reason. */
  hide(actor: Actor, noticeId: string, id: string, reason: string): Promise<{ id: string }> {
    return this.tenant.run(actor, async (tx) => {
      const by = actor.userId;
      const { found, hidden } = await this.repository.hide(tx, { id, noticeId, by, reason: reason.trim() });
      if (!found) throw new DomainError('request.not_found');
      if (hidden) await this.privileged.record(tx, actor, 'notice.reply_hidden', { type: 'notice_reply', id });
      return { id };
    });
  }

  private async readable(tx: Tx, actor: Actor, id: string): Promise<NoticeRow> {
    const notice = await this.notices.find(tx, id);
    const reader = readerIn(actor);
    const isMine = reader !== null && (await this.notices.receipt(tx, id, reader)) !== undefined;
    if (!notice || !(isMine || mayReadAll(actor))) throw new DomainError('request.not_found');
    return notice;
  }
}

/** Hidden words are shown to nobody, not to who wrote them either: the reason is. */
function replyOf(row: ReplyRow, actor: Actor, names: ReadonlyMap<string, string>) {
  const { id, userId, text, at, hiddenReason } = row;
  return {
    id,
    authorName: names.get(userId) ?? '',
    mine: userId === actor.userId,
    text: hiddenReason === null ? text : null,
    at: at.toISOString(),
    hidden: hiddenReason === null ? null : { reason: hiddenReason },
  };
}

/** @throws DomainError `request.invalid` */
function placeOf(cursor: string): { at: Date; id: string } {
  const [at = '', id = ''] = fromCursor(cursor, ['instant', 'id']);
  return { at: new Date(at), id };
}
