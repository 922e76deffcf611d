import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { NoticeBox } from '@/ui/notice-box';
import { Sheet } from '@/ui/sheet';

type Notice = ResponseOf<'notices.get'>;

/** 撤回了, and why: above everything else of the notice. */
export function Withdrawn({ notice }: { notice: Notice }) {
  const now = useNow();
  if (!notice.withdrawal) return null;
  const { at, reason } = notice.withdrawal;
  return (
    <View className="mt3">
      <NoticeBox title={`${momentWords(at, now)} 撤回了`} icon="cross" tone="red">
        {reason}
      </NoticeBox>
    </View>
  );
}

/** 改过 1 次, with the way to what it said before. */
export function Corrections({ notice }: { notice: Notice }) {
  const now = useNow();
  const [open, setOpen] = useState(false);
  const [latest] = notice.oldTexts;
  if (!latest) return null;
  return (
    <View className="mt3">
      <NoticeBox title={`改过 ${notice.oldTexts.length} 次：${latest.reason}`} icon="doc" tone="gold">
        {`${latest.replacedBy} ${momentWords(latest.replacedAt, now)} 改的。`}
      </NoticeBox>
      <SecondaryButton wide className="mt2" onPress={() => setOpen(true)}>
        看原文
      </SecondaryButton>
      <Sheet open={open} title="原来是这样写的" onClose={() => setOpen(false)}>
        {notice.oldTexts.map((old) => (
          <Card key={old.replacedAt} padded className="mt2">
            <View className="label">{`${momentWords(old.replacedAt, now)}以前，${old.reason}`}</View>
            <View className="b mt1">{old.title}</View>
            {[old.when, old.where, old.todo].filter(Boolean).map((fact) => (
              <View key={fact ?? ''} className="label mt1">
                {fact}
              </View>
            ))}
            <View className="body mt1 pre">{old.body}</View>
          </Card>
        ))}
      </Sheet>
    </View>
  );
}
