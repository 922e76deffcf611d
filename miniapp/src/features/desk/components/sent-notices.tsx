import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords, whenWords } from '@wecountry/shared/domain/calendar-words';
import { noticeStateLabels } from '@wecountry/shared/domain/notice-states';
import { useNow } from '@/platform/clock';
import { useReadPages } from '@/platform/query';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { ListRow } from '@/ui/list-row';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';

type Sent = ResponseOf<'notices.desk'>['items'][number];

/** What is worth knowing of a notice at a glance: how far it came, or why it goes no further. */
function stateWords({ state, publishedAt, reach }: Sent, now: number): string {
  if (state === 'scheduled') return `${noticeStateLabels.scheduled} · ${whenWords(publishedAt, now)}`;
  if (state === 'withdrawn') return `${momentWords(publishedAt, now)} · ${noticeStateLabels.withdrawn}`;
  return `${momentWords(publishedAt, now)} · 知道了 ${reach.acknowledged} 户，没看到 ${reach.unseen} 户`;
}

interface Props {
  onOpen: (id: string) => void;
  /** For those who may send one. */
  onPublish?: () => void;
}

/** What was sent out, each with how many households it has not reached. */
export function SentNotices({ onOpen, onPublish }: Props) {
  const now = useNow();
  const notices = useReadPages('notices.desk');
  return (
    <QueryView
      query={notices}
      empty={{
        when: ({ pages }) => pages.every((page) => page.items.length === 0),
        show: (
          <EmptyState
            title="还没有发过通知"
            text="发出去，就看得到谁没看到。"
            action={onPublish && { name: '发一条通知', onPress: onPublish }}
          />
        ),
      }}
    >
      {({ pages }) => (
        <View>
          <Card list>
            {pages
              .flatMap((page) => page.items)
              .map((notice) => (
                <ListRow
                  key={notice.id}
                  title={notice.title}
                  help={stateWords(notice, now)}
                  onPress={() => onOpen(notice.id)}
                />
              ))}
          </Card>
          <MoreButton query={notices} />
        </View>
      )}
    </QueryView>
  );
}
