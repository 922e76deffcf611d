import { formatYuan } from './money.js';

/** Why a person must look at something WeChat Pay said. Nothing is booked for any of them. */
export const alarmKinds = [
  'unknown_order',
  'payment_differs',
  'unknown_refund',
  'refund_differs',
  'refund_unasked',
  'refund_failed',
  'refund_delayed',
  'job_exhausted',
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** What happened and what to do about it, as who keeps the books reads it. */
export const alarmWords: Readonly<Record<AlarmKind, { what: string; todo: string }>> = {
  unknown_order: { what: '微信报来的订单号，这里没有', todo: '到微信商户平台查这个单号是谁付的，没有入账。' },
  payment_differs: { what: '收的款和订单对不上', todo: '没有入账。照右边的不同，到微信商户平台核对。' },
  unknown_refund: { what: '微信报来的退款，这里没有', todo: '没有入账。查是不是有人在商户平台上直接退的。' },
  refund_differs: { what: '退的款和答应的对不上', todo: '没有入账。照右边的不同，到微信商户平台核对。' },
  refund_unasked: { what: '合作社没答应，微信说退了', todo: '没有入账。查是谁在商户平台上退的。' },
  refund_failed: {
    what: '款没退成，还欠着买家',
    todo: '合作社在订单里“再退一次”；买家的账户不能收了，到商户平台退到银行卡。',
  },
  refund_delayed: { what: '微信暂时退不了，还在试', todo: '多半是商户号里的钱不够，补足了会自己退出去。' },
  job_exhausted: { what: '自动办的事试了多次没办成', todo: '账没有动。照订单号到商户平台查，再请技术人员看。' },
};

const fieldWords: Readonly<Record<string, string>> = {
  mchid: '商户号',
  appid: '收款应用',
  outTradeNo: '订单号',
  outRefundNo: '退款单号',
  amountFen: '订单金额',
  refundFen: '退款金额',
  currency: '币种',
};

/** What was expected and what came, in one line: 订单金额应是 ¥136.00，微信说 ¥0.01. */
export function differenceWords({ field, expected, got }: { field: string; expected: string; got: string }): string {
  const shown = (value: string) => {
    if (value === '') return '没有';
    return field.endsWith('Fen') && /^\d+$/.test(value) ? `¥${formatYuan(Number(value))}` : value;
  };
  return `${fieldWords[field] ?? field}应是 ${shown(expected)}，微信说${got === '' ? '' : ' '}${shown(got)}`;
}

const saidWords: Readonly<Record<string, string>> = {
  SUCCESS: '成功',
  PROCESSING: '正在办',
  ABNORMAL: '退款异常，买家的卡可能注销或冻结了',
  CLOSED: '退款关闭了',
  REFUND: '已经退过款',
  NOT_ENOUGH: '商户号余额不够',
  USER_ACCOUNT_ABNORMAL: '买家的账户注销或冻结了',
  TRADE_OVERDUE: '过了能退款的时间',
  RESOURCE_NOT_EXISTS: '找不到这张单',
  ORDER_NOT_EXIST: '找不到这张单',
  INVALID_REQUEST: '这张单不让退',
};

/** WeChat's status or error code in words; one that is not known stands as it is. */
export const saidWord = (code: string): string => saidWords[code] ?? code;
