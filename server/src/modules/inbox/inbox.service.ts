import { Injectable } from '@nestjs/common';
import type { BodyOf, QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { fromCursor, toCursor } from '../../platform/http/cursor.js';
import type { Teller, Telling } from '../../platform/messages/teller.js';
import { PeopleService } from '../people/index.js';
import { InboxRepository, type MessageRow } from './inbox.repository.js';
import { PushService } from './push.service.js';

const PAGE = 20;

/** The inbox of every person in a village. */
@Injectable()
export class InboxService implements Teller {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: InboxRepository,
    private readonly people: PeopleService,
    private readonly pushes: PushService,
  ) {}

  /** Tells people something in the transaction of its cause: it is told if and only if the cause happened. */
  async tell(tx: Tx, { to, link, source, kind, title, text }: Telling): Promise<void> {
    const { userIds = [], residentIds = [], householdIds = [] } = to;
    const bound =
      residentIds.length + householdIds.length === 0
        ? []
        : await this.people.usersOf(tx, { residentIds, householdIds });
    const all = [...new Set([...userIds, ...bound])];
    if (all.length === 0) return;
    const message = { kind, title, text, page: link.page, subjectId: link.id ?? null, source };
    const added = await this.repository.add(tx, all, message);
    if (added.length > 0) await this.pushes.enqueue(tx, { kind, ...source });
  }

  /** Sends nothing more through WeChat to somebody who took their consent back; the inbox stays. */
  silence(tx: Tx, userId: string): Promise<void> {
    return this.pushes.silence(tx, userId);
  }

  async list(actor: Actor, query: QueryOf<'inbox.list'>): Promise<ResponseOf<'inbox.list'>> {
    const after = query.cursor === undefined ? undefined : placeOf(query.cursor);
    return this.tenant.run(actor, async (tx) => {
      const rows = await this.repository.page(tx, actor.userId, after, PAGE + 1);
      const items = rows.slice(0, PAGE).map((row) => ({ ...row, at: row.at.toISOString() }));
      const last = rows.length > PAGE ? items.at(-1) : undefined;
      return {
        items,
        nextCursor: last ? toCursor([last.at, last.id]) : null,
        unread: await this.repository.unread(tx, actor.userId),
      };
    });
  }

  /** @throws DomainError `request.not_found` when one of them is not the caller's */
  async read(actor: Actor, body: BodyOf<'inbox.read'>): Promise<ResponseOf<'inbox.read'>> {
    const ids = body.ids && [...new Set(body.ids)];
    return this.tenant.run(actor, async (tx) => {
      if (ids && (await this.repository.ofUser(tx, actor.userId, ids)) !== ids.length)
        throw new DomainError('request.not_found');
      await this.repository.markRead(tx, actor.userId, ids);
      return { unread: await this.repository.unread(tx, actor.userId) };
    });
  }
}

/** @throws DomainError `request.invalid` */
function placeOf(cursor: string): Pick<MessageRow, 'at' | 'id'> {
  const [at = '', id = ''] = fromCursor(cursor, ['instant', 'id']);
  return { at: new Date(at), id };
}
