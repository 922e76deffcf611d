import { businessDate, daysBetween } from '@wecountry/shared/domain/calendar';
import { dateOnlyWords, momentWords } from '@wecountry/shared/domain/calendar-words';
import { receiptStepLabels, receiptSteps, type ReceiptStep as Step } from '@wecountry/shared/domain/notice';
import type { OutboxItem } from '@/platform/outbox-store';
import { canSpeak } from '@/platform/speech';
import type { ReceiptStep } from '@/ui/receipt-steps';
import type { MyReceipt } from './api/use-my-receipt';

const onItsWay: Partial<Record<OutboxItem['state'], string>> = {
  waiting: '等网络',
  sending: '正在发',
  failed: '没发成',
};
const waitsFor: Record<Step, string> = {
  seen: '还没看',
  listened: canSpeak ? '还没听' : '没听',
  acknowledged: '等你按',
};
const isDone: Record<Step, string> = { seen: '打开过', listened: '听完了', acknowledged: '' };

/** 今天 7:30, 昨天 17:40; older ones by their date alone. */
export function publishedWords(at: string, now: number): string {
  const date = businessDate(at);
  return daysBetween(date, businessDate(now)) <= 1 ? momentWords(at, now) : dateOnlyWords(date, now);
}

/** The three steps of a receipt as the rhombi say them. 看到 and 听过 have a time only while this phone remembers it. */
export function receiptStepsOf(receipt: MyReceipt, now: number): ReceiptStep[] {
  return receiptSteps.map((step) => {
    const act = receipt.posted[step];
    const name = receiptStepLabels[step];
    if (!receipt[step])
      return {
        name,
        state: step === 'acknowledged' ? 'now' : 'todo',
        when: act?.state === 'failed' ? '没发成' : waitsFor[step],
      };
    const at = step === 'acknowledged' ? receipt.acknowledgedAt : (act?.madeAt ?? null);
    const when = at === null ? isDone[step] : momentWords(at, now);
    return { name, state: 'done', when: (act && onItsWay[act.state]) || when };
  });
}
