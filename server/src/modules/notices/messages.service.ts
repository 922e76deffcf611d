import { Injectable } from '@nestjs/common';
import { noticeCategoryLabels } from '@wecountry/shared/domain/notice';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import { InboxService } from '../inbox/index.js';
import { PeopleService } from '../people/index.js';
import { AudienceService } from './audience.service.js';
import { hasBit } from './domain/bitmap.js';
import type { NoticeRow } from './notices.repository.js';
import { type MarkedRow, OutreachRepository } from './outreach.repository.js';

const PAGE = '/packages/affairs/pages/notice';

/** What is put into people's inboxes about a notice, in the transaction that causes it. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly inbox: InboxService,
    private readonly people: PeopleService,
    private readonly audiences: AudienceService,
    private readonly outreach: OutreachRepository,
  ) {}

  /** 紧急 is told at once; anything else stands on 首页 and in the daily digest, which is no flood. */
  async wentOut(
    tx: Tx,
    notice: Pick<NoticeRow, 'id' | 'category' | 'title' | 'body' | 'hamletIds' | 'householdIds' | 'audienceRoles'>,
  ): Promise<void> {
    if (notice.category !== 'urgent') return;
    const households = (await this.audiences.rolls(tx, [notice])).of(notice);
    const numbers = households.flatMap((h) => h.members.filter((m) => m.bound).map((m) => m.residentNo));
    await this.tell(tx, notice, numbers, { title: `紧急：${notice.title}`, text: notice.body }, notice.id);
  }

  /** Whoever saw the old text learns that it is another now. */
  async corrected(tx: Tx, notice: NoticeRow): Promise<void> {
    await this.tell(tx, notice, await this.whoSaw(tx, notice), {
      title: `${noticeCategoryLabels[notice.category]}改了：${notice.title}`,
      text: '你看过的这条通知改过了，点开看新的。',
    });
  }

  async withdrawn(tx: Tx, notice: NoticeRow, reason: string): Promise<void> {
    await this.tell(tx, notice, await this.whoSaw(tx, notice), { title: `撤回了：${notice.title}`, text: reason });
  }

  /** Reminds people by their receipt numbers; answers how many have a phone that was told. */
  async remind(tx: Tx, notice: MarkedRow, numbers: readonly number[]): Promise<number> {
    return this.tell(tx, notice, numbers, { title: `还没看：${notice.title}`, text: '村里请你看一下这条通知。' });
  }

  private async whoSaw(tx: Tx, notice: NoticeRow): Promise<number[]> {
    const marked = await this.outreach.findMarked(tx, notice.id);
    const seen = marked?.seen ?? Buffer.alloc(0);
    return Array.from({ length: seen.length * 8 }, (_, no) => no).filter((no) => hasBit(seen, no));
  }

  private async tell(
    tx: Tx,
    notice: { id: string },
    numbers: readonly number[],
    { title, text }: { title: string; text: string },
    cause: string = newId(),
  ): Promise<number> {
    const userIds = await this.people.usersNumbered(tx, numbers);
    if (userIds.length === 0) return 0;
    await this.inbox.tell(tx, {
      kind: 'notice',
      to: { userIds },
      title,
      text: text.slice(0, 60),
      link: { page: PAGE, id: notice.id },
      source: { type: 'notice', id: cause },
    });
    return userIds.length;
  }
}
