import type { ReceiptStep } from '@wecountry/shared/domain/notice';
import { receiptStepLabels } from '@wecountry/shared/domain/notice';
import { post } from '@/platform/outbox';

/** Puts one step of my receipt into the outbox: it reaches the village now, or when there is a network again. */
export const markNotice = (notice: { id: string; title: string }, step: ReceiptStep): string =>
  post('notices.mark', {
    params: { notice: notice.id },
    body: { step },
    title: `${notice.title}，${receiptStepLabels[step]}`,
    icon: 'bell',
    refreshes: ['today.get', 'notices.list', 'notices.get'],
  });
