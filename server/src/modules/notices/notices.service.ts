import { Injectable } from '@nestjs/common';
import type { QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import type { NoticeCard } from '@wecountry/shared/contracts/notices';
import type { ReceiptStep as Step } from '@wecountry/shared/domain/notice';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { MediaService } from '../media/index.js';
import { PeopleService } from '../people/index.js';
import { AudienceService } from './audience.service.js';
import { cursorText, readCursor } from './notice-cursor.js';
import { HiringRepository } from './hiring.repository.js';
import {
  type CardRow,
  NoticesRepository,
  type NoticeRow,
  type ReceiptRow,
  type UnopenedRow,
} from './notices.repository.js';
import { type OldTextRow, PublishingRepository } from './publishing.repository.js';
import { mayReadAll, readerIn, readerOf } from './reader.js';

const PAGE = 20;
/** What stands in the place of the text of a notice that was withdrawn. */
const WITHDRAWN_TEXT = '这条通知撤回了，不要照着做。';

/** What the home page shows of notices. */
export interface NoticesToday {
  /** Urgent ones that wait for 知道了 and are not over. */
  readonly urgent: NoticeCard[];
  readonly latest: NoticeCard[];
  readonly total: number;
  /** The newest one never opened, and how many such there are. */
  readonly unopened: UnopenedRow | null;
}

/** Notices as people read them. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: NoticesRepository,
    private readonly publishing: PublishingRepository,
    private readonly hirings: HiringRepository,
    private readonly audiences: AudienceService,
    private readonly people: PeopleService,
    private readonly media: MediaService,
  ) {}

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
      const old = await this.publishing.oldTexts(tx, id);
      const names = await this.people.namesOf(tx, [notice.authorUserId, ...old.map((o) => o.replacedBy)]);
      const withdrawn = notice.state === 'withdrawn' && !mayReadAll(actor);
      const shown = withdrawn ? { ...notice, ...emptied } : notice;
      const pinned =
        notice.state === 'published' &&
        notice.pinnedUntil !== null &&
        notice.pinnedUntil > tx.now &&
        !receipt?.acknowledgedAt;
      return {
        ...cardOf({ ...notice, ...(receipt ?? untouched), pinned, corrections: old.length }),
        ...this.content(tx, shown),
        authorName: names.get(notice.authorUserId) ?? '',
        ...(await this.audiences.describe(tx, notice)),
        oldTexts: withdrawn ? [] : old.map((o) => oldTextOf(o, names)),
        hiring: withdrawn ? null : await this.hirings.offer(tx, id, reader?.residentId),
      };
    });
  }

  /** Notes a step of the caller's receipt; a step taken before stays as it was. @throws DomainError `request.not_found` */
  async mark(actor: Actor, id: string, step: Step): Promise<ResponseOf<'notices.mark'>> {
    const reader = readerOf(actor);
    return this.tenant.run(actor, async (tx) => {
      if (step === 'acknowledged') await this.repository.acknowledge(tx, id, reader, actor.userId);
      const receipt = await this.repository.receipt(tx, id, reader);
      if (!receipt) throw new DomainError('request.not_found');
      // Last, since from here on everybody of the same segment waits until the commit.
      await this.repository.setBits(tx, id, reader, step);
      return receiptOf({ ...receipt, seen: true, listened: receipt.listened || step === 'listened' });
    });
  }

  /** For the home page; somebody who is no villager has none. */
  async today(tx: Tx, actor: Actor, latest: number): Promise<NoticesToday> {
    const reader = readerIn(actor);
    if (!reader) return { urgent: [], latest: [], total: 0, unopened: null };
    const rows = await this.repository.page(tx, reader, { limit: PAGE });
    const isUrgent = (row: CardRow) => row.pinned && row.category === 'urgent';
    return {
      urgent: rows.filter(isUrgent).map(cardOf),
      latest: rows
        .filter((r) => !isUrgent(r))
        .slice(0, latest)
        .map(cardOf),
      total: await this.repository.count(tx, reader),
      unopened: (await this.repository.unopened(tx, reader)) ?? null,
    };
  }

  private content(tx: Tx, notice: NoticeRow) {
    const { body, when, where, todo, state, version, commentsOn, pinnedUntil, withdrawnAt, withdrawnReason } = notice;
    return {
      ...{ body, when, where, todo, state, version, commentsOn },
      pinnedUntil: pinnedUntil?.toISOString() ?? null,
      withdrawal: withdrawnAt && { at: withdrawnAt.toISOString(), reason: withdrawnReason ?? '' },
      pictures: this.media.pictures(tx, notice.pictureIds),
      voices: notice.voices.map(({ language, ...voice }) => ({ language, ...this.media.voice(tx, voice) })),
    };
  }
}

const untouched: ReceiptRow = { seen: false, listened: false, acknowledgedAt: null };
const emptied = { body: WITHDRAWN_TEXT, when: null, where: null, todo: null, pictureIds: [], voices: [] };

const receiptOf = ({ seen, listened, acknowledgedAt }: ReceiptRow) => ({
  seen,
  listened,
  acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
});

function oldTextOf({ replacedBy, replacedAt, ...text }: OldTextRow, names: ReadonlyMap<string, string>) {
  return { ...text, replacedAt: replacedAt.toISOString(), replacedBy: names.get(replacedBy) ?? '' };
}

function cardOf(row: CardRow): NoticeCard {
  const { id, category, title, publishedAt, pinned, corrections } = row;
  return {
    ...{ id, category, title, pinned, corrections },
    publishedAt: publishedAt.toISOString(),
    withdrawn: row.state === 'withdrawn',
    receipt: receiptOf(row),
  };
}
