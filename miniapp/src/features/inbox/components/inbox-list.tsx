import { View } from '@tarojs/components';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { inboxKindLabels } from '@wecountry/shared/domain/inbox';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useNow } from '@/platform/clock';
import { go } from '@/platform/navigate';
import { useReadPages } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';
import { Tag } from '@/ui/tag';

type Message = ResponseOf<'inbox.list'>['items'][number];

/** Everything I was told, newest first; opening one leads to what it is about. */
export function InboxList() {
  const now = useNow();
  const messages = useReadPages('inbox.list');
  const read = useAct('inbox.read', { refreshes: ['inbox.list', 'today.get'] });
  const unread = messages.data?.pages[0]?.unread ?? 0;
  const open = (message: Message) => {
    if (!message.read) read.mutate({ body: { ids: [message.id] } });
    go(message.page, message.subjectId ? { id: message.subjectId } : {});
  };
  return (
    <View>
      <QueryView
        query={messages}
        empty={{
          when: ({ pages }) => pages.every((page) => page.items.length === 0),
          show: <EmptyState title="还没有消息" text="和你有关的事有了变化，会写在这里。" />,
        }}
      >
        {({ pages }) => (
          <View>
            {unread > 0 ? (
              <View className="mt2">
                <SecondaryButton
                  wide
                  busy={read.isPending ? '正在记下' : false}
                  onPress={() => read.mutate({ body: {} })}
                >
                  {`${unread} 条没看，都算看过`}
                </SecondaryButton>
              </View>
            ) : null}
            <FormTrouble error={read.error} />
            <Card list label="消息" className="mt2">
              {pages
                .flatMap((page) => page.items)
                .map((message) => (
                  <Row
                    key={message.id}
                    message={message}
                    at={momentWords(message.at, now)}
                    onPress={() => open(message)}
                  />
                ))}
            </Card>
            <MoreButton query={messages} />
          </View>
        )}
      </QueryView>
      <SecondaryButton wide className="mt4" onPress={() => go('/packages/affairs/pages/inbox-settings')}>
        哪些用微信告诉我
      </SecondaryButton>
    </View>
  );
}

function Row({ message, at, onPress }: { message: Message; at: string; onPress: () => void }) {
  const { title, text, read, kind } = message;
  const help = [text, `${inboxKindLabels[kind]} ${at}`].filter(Boolean).join(' · ');
  return (
    <ListRow
      title={title}
      help={help}
      action={read ? undefined : <Tag tone="gold">新</Tag>}
      label={[title, read ? '看过了' : '没看', text, at].filter(Boolean).join('，')}
      onPress={onPress}
    />
  );
}
