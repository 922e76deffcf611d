import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { sendAgain } from '@/platform/outbox';
import { BottomBar } from '@/ui/bottom-bar';
import { PrimaryButton } from '@/ui/button';
import { DoneNote } from '@/ui/done-note';
import { markNotice } from '../api/mark-notice';
import { useMyReceipt } from '../api/use-my-receipt';

/** 知道了 at the bottom of a notice: it works without a network, and says where it is. */
export function AcknowledgeBar({ notice }: { notice: ResponseOf<'notices.get'> }) {
  const now = useNow();
  const { acknowledged, acknowledgedAt, posted } = useMyReceipt(notice.id, notice.receipt);
  const act = posted.acknowledged;
  const arrived = notice.receipt.acknowledgedAt !== null || act?.state === 'sent';
  if (acknowledgedAt !== null && arrived)
    return (
      <BottomBar>
        <DoneNote title="知道了" help={`${momentWords(acknowledgedAt, now)}，村里收到了`} />
      </BottomBar>
    );
  if (act?.state === 'failed')
    return (
      <BottomBar note={act.trouble ? `${act.trouble.title}。${act.trouble.next}` : undefined}>
        <PrimaryButton size="big" wide onPress={() => sendAgain(act.id)}>
          再发一次
        </PrimaryButton>
      </BottomBar>
    );
  const waits = act?.state === 'waiting';
  return (
    <BottomBar note={waits ? '你按的“知道了”记下了，有网就发给村里。' : undefined}>
      <PrimaryButton
        size="big"
        wide
        busy={acknowledged && (waits ? '等网络' : '正在发')}
        onPress={() => markNotice(notice, 'acknowledged')}
      >
        知道了
      </PrimaryButton>
    </BottomBar>
  );
}
