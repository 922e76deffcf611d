import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { noticeCategories, noticeCategoryLabels, type NoticeCategory } from '@wecountry/shared/domain/notice';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { go } from '@/platform/navigate';
import { useReadPages } from '@/platform/query';
import { Card } from '@/ui/card';
import { Chips } from '@/ui/chips';
import { EmptyState } from '@/ui/empty-state';
import { MoreButton } from '@/ui/more-button';
import { NoticeCard } from '@/ui/notice-card';
import { QueryView } from '@/ui/query-view';
import { useMyReceipt } from '../api/use-my-receipt';
import { categoryTone } from '../category-tone';
import { publishedWords } from '../receipt-words';

type Card = ResponseOf<'notices.list'>['items'][number];
type Filter = NoticeCategory | 'all';

const filters: readonly { value: Filter; text: string }[] = [
  { value: 'all', text: '全部' },
  ...noticeCategories.map((value) => ({ value, text: noticeCategoryLabels[value] })),
];

/** The village's notices to me, by category, twenty at a time. */
export function NoticeList() {
  const [filter, setFilter] = useState<Filter>('all');
  const notices = useReadPages('notices.list', { query: filter === 'all' ? {} : { category: filter } });
  return (
    <View>
      <Chips label="看哪一类" items={filters} value={filter} onChange={setFilter} />
      <QueryView
        query={notices}
        empty={{
          when: ({ pages }) => pages.every((page) => page.items.length === 0),
          show: (
            <EmptyState
              title={filter === 'all' ? '还没有发给你的通知' : `还没有${noticeCategoryLabels[filter]}的通知`}
              text="村里发了，会放在这里。"
            />
          ),
        }}
      >
        {({ pages }) => (
          <View>
            <Card list className="mt2" label={`通知，共 ${pages[0]?.total ?? 0} 条`}>
              {pages.flatMap((page) => page.items.map((card) => <NoticeRow key={card.id} card={card} />))}
            </Card>
            <MoreButton query={notices} />
          </View>
        )}
      </QueryView>
    </View>
  );
}

/** A notice in a list, with what this phone has done to it since. */
export function NoticeRow({ card }: { card: Card }) {
  const now = useNow();
  const receipt = useMyReceipt(card.id, card.receipt);
  return (
    <NoticeCard
      category={noticeCategoryLabels[card.category]}
      tone={categoryTone[card.category]}
      title={card.withdrawn ? `已撤回：${card.title}` : card.corrections > 0 ? `改过：${card.title}` : card.title}
      when={publishedWords(card.publishedAt, now)}
      receipt={receipt}
      onPress={() => go('/packages/affairs/pages/notice', { id: card.id })}
    />
  );
}
