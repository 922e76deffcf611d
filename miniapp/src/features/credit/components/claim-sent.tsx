import { View } from '@tarojs/components';
import { useState } from 'react';
import { discard, sendAgain } from '@/platform/outbox';
import { useOutbox, type OutboxItem } from '@/platform/outbox-store';
import { DangerButton, PrimaryButton, SecondaryButton } from '@/ui/button';
import { ConfirmSheet } from '@/ui/sheet';
import { StateView } from '@/ui/state-view';

interface Props {
  /** Of the claim in the outbox. */
  id: string;
  publicDays: number;
  onMine: () => void;
  onAnother: () => void;
}

/** A claim that was just made: has it arrived, and what happens next. */
export function ClaimSent({ id, publicDays, onMine, onAnother }: Props) {
  const item = useOutbox((s) => s.items.find((i) => i.id === id));
  if (item?.state === 'failed') return <Failed item={item} onGone={onAnother} />;
  const there = !item || item.state === 'sent';
  const then = publicDays === 0 ? '认定了就计入。' : `认定了公示 ${publicDays} 天，没人提意见就计入。`;
  return (
    <StateView
      art="drumtower-line"
      title={there ? '报上去了' : item.state === 'sending' ? '正在发' : '等网络'}
      text={there ? `别户的村委看了照片认定。\n${then}` : '有网自己发，不用再报一次。\n在“我的待发”里看得到。'}
    >
      <PrimaryButton wide onPress={onMine}>
        看我家积分
      </PrimaryButton>
      <SecondaryButton wide onPress={onAnother}>
        再报一件
      </SecondaryButton>
    </StateView>
  );
}

function Failed({ item, onGone }: { item: OutboxItem; onGone: () => void }) {
  const [asking, setAsking] = useState(false);
  const drop = () => {
    discard(item.id);
    onGone();
  };
  return (
    <StateView art="thread" alert title={item.trouble?.title ?? '没发成'} text={item.trouble?.next}>
      <PrimaryButton wide onPress={() => sendAgain(item.id)}>
        再发一次
      </PrimaryButton>
      <DangerButton wide onPress={() => setAsking(true)}>
        不报这件了
      </DangerButton>
      <ConfirmSheet
        open={asking}
        danger
        title="这件不报了？"
        confirmName="不报了，丢掉"
        onConfirm={drop}
        onClose={() => setAsking(false)}
      >
        <View className="body">{`${item.title}，写的和拍的都丢掉，找不回来。`}</View>
      </ConfirmSheet>
    </StateView>
  );
}
