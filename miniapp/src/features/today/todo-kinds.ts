import type { ResponseOf } from '@wecountry/shared/contracts';
import type { IconName } from '@/ui/icon-names';

export type Todo = ResponseOf<'today.get'>['todos'][number];

interface Kind {
  icon: IconName;
  tone: 'indigo' | 'gold';
  /** The one act, named by what it does. */
  act: string;
  /** What everybody is asked for comes first and is filled; the rest is outlined. */
  primary: boolean;
  /** Where one does it. */
  page: string;
  /** The name of the id in that page's query. */
  idAs?: string;
}

/** What a thing to do looks like and where it leads. */
export const todoKinds: Readonly<Record<Todo['kind'], Kind>> = {
  vote: { icon: 'vote', tone: 'gold', act: '去投票', primary: true, page: '/packages/affairs/pages/poll', idAs: 'id' },
  read: {
    icon: 'bell',
    tone: 'indigo',
    act: '去看',
    primary: false,
    page: '/packages/affairs/pages/notice',
    idAs: 'id',
  },
  public_claim: { icon: 'credit', tone: 'indigo', act: '看看', primary: false, page: '/packages/credit/pages/public' },
  review_claims: {
    icon: 'check',
    tone: 'indigo',
    act: '去认定',
    primary: true,
    page: '/packages/credit/pages/review',
  },
  ship_orders: { icon: 'truck', tone: 'indigo', act: '去发货', primary: true, page: '/packages/trade/pages/ship' },
  enter_minutes: {
    icon: 'doc',
    tone: 'indigo',
    act: '去录入',
    primary: true,
    page: '/packages/committee/pages/minutes',
    idAs: 'poll',
  },
};
