import { View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { useNow } from '@/platform/clock';
import { goHome } from '@/platform/navigate';
import { discard, sendAgain } from '@/platform/outbox';
import { useOutbox, type OutboxItem } from '@/platform/outbox-store';
import { useSession } from '@/platform/session';
import { DangerButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { NoticeBox } from '@/ui/notice-box';
import { OutboxRow } from '@/ui/outbox-row';
import { SectionTitle } from '@/ui/section-title';
import { Sheet } from '@/ui/sheet';

/** What I pressed without the village having got it, and what arrived lately. */
export function OutboxList() {
  const items = useOutbox((s) => s.items);
  const userId = useSession((s) => s.me?.userId);
  const mine = useMemo(() => items.filter((item) => item.userId === userId), [items, userId]);
  const unsent = mine.filter((item) => item.state !== 'sent');
  // Opening a notice is no act one waits for.
  const sent = mine.filter((item) => item.state === 'sent' && !isSeen(item));
  if (unsent.length === 0 && sent.length === 0)
    return (
      <EmptyState
        title="都发出去了"
        text="没有网的时候按的，会先放在这里。"
        action={{ name: '回首页', onPress: goHome }}
      />
    );
  return (
    <View>
      <Rows title={unsent.length > 0 ? `${unsent.length} 件还没发出去` : '都发出去了'} items={unsent} />
      <View className="mt3">
        <NoticeBox icon="wallet" title="付钱不排队">
          没网时不能付款，免得付两次。有网了再点“去付款”。
        </NoticeBox>
      </View>
      {sent.length > 0 ? <Rows title="发出去的" items={sent} /> : null}
    </View>
  );
}

const isSeen = (item: OutboxItem) => (item.body as { step?: string } | null)?.step === 'seen';

function Rows({ title, items }: { title: string; items: readonly OutboxItem[] }) {
  const now = useNow();
  const [asked, setAsked] = useState<OutboxItem | null>(null);
  return (
    <View>
      <SectionTitle>{title}</SectionTitle>
      {items.length > 0 ? (
        <Card list label={title}>
          {items.map((item) => (
            <OutboxRow
              key={item.id}
              item={item}
              now={now}
              onAgain={() => sendAgain(item.id)}
              onWhy={() => setAsked(item)}
            />
          ))}
        </Card>
      ) : null}
      <WhyFailed item={asked} onClose={() => setAsked(null)} />
    </View>
  );
}

/** Why an act did not go through, what to do, and a way to give it up. */
function WhyFailed({ item, onClose }: { item: OutboxItem | null; onClose: () => void }) {
  const giveUp = () => {
    if (item) discard(item.id);
    onClose();
  };
  return (
    <Sheet open={item !== null} title={item?.trouble?.title ?? '没发成'} onClose={onClose}>
      <View className="body">{item?.trouble?.next ?? '等一会儿再发一次。'}</View>
      <DangerButton wide className="mt4" onPress={giveUp}>
        不发了，丢掉
      </DangerButton>
    </Sheet>
  );
}
