import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useNetwork } from '@/platform/network';
import { useReadPages } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import { DangerButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { Sheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';

type Reply = ResponseOf<'notices.replies'>['items'][number];

/** What people write under a notice, where the committee let them. */
export function Replies({ notice }: { notice: ResponseOf<'notices.get'> }) {
  const roles = useRoles();
  const replies = useReadPages('notices.replies', { params: { notice: notice.id } });
  return (
    <View className="mt4">
      <SectionTitle>留言</SectionTitle>
      <QueryView query={replies}>
        {({ pages }) => (
          <View>
            {pages
              .flatMap((page) => page.items)
              .map((reply) => (
                <OneReply key={reply.id} notice={notice.id} reply={reply} mayHide={roles.includes('committee')} />
              ))}
            <MoreButton query={replies} />
          </View>
        )}
      </QueryView>
      {roles.includes('villager') && notice.state === 'published' ? <Write notice={notice.id} /> : null}
    </View>
  );
}

function OneReply({ notice, reply, mayHide }: { notice: string; reply: Reply; mayHide: boolean }) {
  const now = useNow();
  const [hiding, setHiding] = useState(false);
  return (
    <Card padded className="mt2">
      <View className="label">{`${reply.mine ? '我' : reply.authorName} · ${momentWords(reply.at, now)}`}</View>
      <View className="body mt1 pre">{reply.hidden ? `村委会收起了：${reply.hidden.reason}` : reply.text}</View>
      {mayHide && !reply.hidden ? (
        <SecondaryButton size="small" className="mt2" onPress={() => setHiding(true)}>
          收起
        </SecondaryButton>
      ) : null}
      {hiding ? <HideSheet notice={notice} reply={reply.id} onClose={() => setHiding(false)} /> : null}
    </Card>
  );
}

function HideSheet({ notice, reply, onClose }: { notice: string; reply: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const hide = useAct('notices.hideReply', { refreshes: ['notices.replies'], onDone: onClose });
  const ready = reason.trim().length >= 2;
  return (
    <Sheet open title="收起这条留言？" onClose={onClose} closeName="先不">
      <TextArea label="为什么（大家看得到）" example="骂人的话" value={reason} max={100} onChange={setReason} />
      <DangerButton
        wide
        className="mt3"
        off={ready ? null : '先写原因'}
        busy={hide.isPending && '正在收'}
        onPress={() => hide.mutate({ params: { notice, reply }, body: { reason: reason.trim() } })}
      >
        收起
      </DangerButton>
      {hide.error ? <FormTrouble error={hide.error} /> : null}
    </Sheet>
  );
}

function Write({ notice }: { notice: string }) {
  const [text, setText] = useState('');
  const online = useNetwork((s) => s.online);
  const reply = useAct('notices.reply', { refreshes: ['notices.replies'], onDone: () => setText('') });
  const off = !online ? '没有网，有网再发' : text.trim() === '' ? '先写一句' : null;
  return (
    <View className="mt2">
      <TextArea label="我来说一句" example="我家两个人都去" value={text} max={300} onChange={setText} />
      <SecondaryButton
        wide
        className="mt2"
        off={off}
        busy={reply.isPending && '正在发'}
        onPress={() => reply.mutate({ params: { notice }, body: { text: text.trim() } })}
      >
        发留言
      </SecondaryButton>
      {reply.error ? <FormTrouble error={reply.error} /> : null}
    </View>
  );
}
