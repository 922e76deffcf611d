import { Injectable } from '@nestjs/common';
import { deadlineWords, whenWords } from '@wecountry/shared/domain/calendar-words';
import type { PollUnit } from '@wecountry/shared/domain/presets';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import { InboxService } from '../inbox/index.js';

/** A poll as its messages name it. */
export interface PollSubject {
  readonly id: string;
  readonly title: string;
  readonly unit: PollUnit;
  readonly openedAt: Date;
  readonly closesAt: Date;
}

const PAGE = '/packages/affairs/pages/poll';
type Happening = 'announced' | 'opened' | 'extended' | 'cancelled' | 'helped' | 'proxy_given' | 'proxy_revoked';

/** Tells those on a roll what happened to their poll, in the transaction in which it did. */
@Injectable()
export class PollNews {
  constructor(private readonly inbox: InboxService) {}

  async tell(
    tx: Tx,
    what: Happening,
    poll: PollSubject,
    electors: readonly { id: string }[],
    text = wordsOf(what, poll, tx.now),
  ): Promise<void> {
    const ids = electors.map(({ id }) => id);
    await this.inbox.tell(tx, {
      kind: 'vote',
      to: poll.unit === 'household' ? { householdIds: ids } : { residentIds: ids },
      title: `${poll.title}：${titles[what]}`,
      text,
      link: { page: PAGE, id: poll.id },
      source: once.includes(what) ? { type: `poll_${what}`, id: poll.id } : { type: `poll_${what}`, id: newId() },
    });
  }
}

const titles: Readonly<Record<Happening, string>> = {
  announced: '先看材料',
  opened: '开始投票了',
  extended: '截止往后延了',
  cancelled: '取消了',
  helped: '有人替你家录了一票',
  proxy_given: '有人委托你投票',
  proxy_revoked: '委托收回了',
};

/** What can happen to a poll only once. */
const once: readonly Happening[] = ['announced', 'opened', 'cancelled'];

function wordsOf(what: Happening, poll: PollSubject, now: Date): string {
  return what === 'announced'
    ? `${whenWords(poll.openedAt, now)}开投，${deadlineWords(poll.closesAt, now)}`
    : deadlineWords(poll.closesAt, now);
}
