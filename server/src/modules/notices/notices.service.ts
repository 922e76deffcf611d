import { Injectable } from '@nestjs/common';
import type { BodyOf, QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import type { NoticeCard } from '@wecountry/shared/contracts/notices';
import type { ReceiptStep as Step } from '@wecountry/shared/domain/notice';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { PeopleService } from '../people/index.js';
import { cursorText, readCursor } from './domain/cursor.js';
import { inAudience } from './domain/reach.js';
import {
  type CardRow,
  NoticesRepository,
  type NoticeRow,
  type ReceiptRow,
  type UnopenedRow,
} from './notices.repository.js';
import { mayReadAll, readerIn, readerOf } from './reader.js';

const PAGE = 20;
const WHOLE_VILLAGE = '全村';

/** What the home page shows of notices. */
export interface NoticesToday {
  /** Urgent ones that wait for 知道了. */
  readonly urgent: NoticeCard[];
  /** The newest of the others. */
  readonly latest: NoticeCard[];
  readonly total: number;
  /** The newest that is not urgent and was never opened, and how many such there are. */
  readonly unopened: UnopenedRow | null;
}

/** Publishes notices, and lets the people they are for read and mark them. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: NoticesRepository,
    private readonly people: PeopleService,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** @throws DomainError `notice.audience_unknown` */
  async publish(actor: Actor, body: BodyOf<'notices.publish'>): Promise<{ id: string }> {
    const hamletIds = [...new Set(body.hamletIds)];
    return this.tenant.once(actor, async (tx) => {
      await this.checkAudience(tx, hamletIds);
      const id = newId();
      await this.repository.add(tx, {
        id,
        category: body.category,
        title: body.title.trim(),
        body: body.body.trim(),
        when: filled(body.when),
        where: filled(body.where),
        todo: filled(body.todo),
        hamletIds,
        authorUserId: actor.userId,
      });
      const detail = { category: body.category, hamlets: hamletIds.length };
      await this.privileged.record(tx, actor, 'notice.published', { type: 'notice', id }, detail);
      return { id };
    });
  }

  async list(actor: Actor, query: QueryOf<'notices.list'>): Promise<ResponseOf<'notices.list'>> {
    const reader = readerOf(actor);
    const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor);
    const { category } = query;
    return this.tenant.run(actor, async (tx) => {
      const rows = await this.repository.page(tx, reader, { category, cursor, limit: PAGE + 1 });
      const total = await this.repository.count(tx, reader, category);
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      return { items: shown.map(cardOf), nextCursor: last && rows.length > PAGE ? cursorText(last) : null, total };
    });
  }

  /** @throws DomainError `request.not_found` also for a villager whom the notice is not for */
  async get(actor: Actor, id: string): Promise<ResponseOf<'notices.get'>> {
    const reader = readerIn(actor);
    return this.tenant.run(actor, async (tx) => {
      const notice = await this.repository.find(tx, id);
      if (!notice) throw new DomainError('request.not_found');
      const receipt = reader && (await this.repository.receipt(tx, id, reader));
      if (!receipt && !mayReadAll(actor)) throw new DomainError('request.not_found');
      const names = await this.people.namesOf(tx, [notice.authorUserId]);
      return {
        ...cardOf({ ...notice, ...(receipt ?? untouched) }),
        body: notice.body,
        when: notice.when,
        where: notice.where,
        todo: notice.todo,
        authorName: names.get(notice.authorUserId) ?? '',
        ...(await this.audienceOf(tx, notice)),
      };
    });
  }

  /** Notes a step of the caller's receipt; a step taken before stays as it was. @throws DomainError `request.not_found` */
  async mark(actor: Actor, id: string, step: Step): Promise<ResponseOf<'notices.mark'>> {
    const reader = readerOf(actor);
    return this.tenant.run(actor, async (tx) => {
      await this.repository.setBits(tx, id, reader, step);
      if (step === 'acknowledged') await this.repository.acknowledge(tx, id, reader, actor.userId);
      const receipt = await this.repository.receipt(tx, id, reader);
      if (!receipt) throw new DomainError('request.not_found');
      return receiptOf(receipt);
    });
  }

  /** For the home page; somebody who is no villager has none. */
  async today(tx: Tx, actor: Actor, latest: number): Promise<NoticesToday> {
    const reader = readerIn(actor);
    if (!reader) return { urgent: [], latest: [], total: 0, unopened: null };
    const rows = await this.repository.page(tx, reader, { limit: PAGE });
    return {
      urgent: rows.filter((r) => r.pinned).map(cardOf),
      latest: rows
        .filter((r) => !r.pinned)
        .slice(0, latest)
        .map(cardOf),
      total: await this.repository.count(tx, reader),
      unopened: (await this.repository.unopened(tx, reader)) ?? null,
    };
  }

  private async checkAudience(tx: Tx, hamletIds: readonly string[]): Promise<void> {
    if (hamletIds.length === 0) return;
    const known = new Set((await this.people.hamlets(tx)).map((h) => h.id));
    if (!hamletIds.every((id) => known.has(id))) throw new DomainError('notice.audience_unknown');
  }

  private async audienceOf(tx: Tx, { hamletIds }: NoticeRow) {
    const hamlets = (await this.people.hamlets(tx)).map((h) => ({ ...h, hamletId: h.id }));
    const audience = inAudience(hamlets, hamletIds);
    return {
      audienceLabel: hamletIds.length === 0 ? WHOLE_VILLAGE : audience.map((h) => h.name).join('、'),
      audienceHouseholds: audience.reduce((sum, h) => sum + h.households, 0),
    };
  }
}

const untouched: ReceiptRow = { seen: false, listened: false, acknowledgedAt: null };

const filled = (text: string | undefined): string | null => text?.trim() || null;

const receiptOf = ({ seen, listened, acknowledgedAt }: ReceiptRow) => ({
  seen,
  listened,
  acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
});

function cardOf(row: Omit<CardRow, 'pinned'>): NoticeCard {
  const { id, category, title, publishedAt } = row;
  return { id, category, title, publishedAt: publishedAt.toISOString(), receipt: receiptOf(row) };
}
