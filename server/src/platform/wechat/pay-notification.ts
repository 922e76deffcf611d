import * as z from 'zod';
import { jsonOf } from './http-call.js';
import { noticedRefundOf, transactionOf, type Transaction, type WechatRefund } from './pay-answers.js';
import { openResource, sealedResource } from './pay-resource.js';
import { WechatForged } from './wechat-errors.js';

/** What WeChat calls back with, verified and opened. The same one comes again until it is answered 200 or 204. */
export type PayNotification = { readonly id: string; readonly eventType: string } & (
  | { readonly kind: 'transaction'; readonly transaction: Transaction }
  | { readonly kind: 'refund'; readonly refund: WechatRefund }
  | { readonly kind: 'other' }
);

const envelope = z.object({
  id: z.string().min(1),
  event_type: z.string().min(1),
  resource_type: z.literal('encrypt-resource'),
  resource: sealedResource,
});

/**
 * Opens the body of a callback whose signature has been verified.
 * @throws WechatForged `body_unreadable` when it can't be opened with the APIv3 key or is not of WeChat's form
 */
export function openNotification(body: Buffer, apiV3Key: string): PayNotification {
  try {
    const { id, event_type: eventType, resource } = envelope.parse(jsonOf(body));
    const content = JSON.parse(openResource(resource, apiV3Key)) as unknown;
    if (eventType.startsWith('TRANSACTION.')) {
      return { id, eventType, kind: 'transaction', transaction: transactionOf(content) };
    }
    if (eventType.startsWith('REFUND.')) return { id, eventType, kind: 'refund', refund: noticedRefundOf(content) };
    return { id, eventType, kind: 'other' };
  } catch (cause) {
    throw new WechatForged('body_unreadable', { cause });
  }
}
