import type { OrderState } from './order-states.js';

/** When each thing happened, in whatever form the caller shows time; null or absent = not yet. */
export type OrderTimes<Time> = { placed: Time } & { [S in Exclude<OrderState, 'placed'>]?: Time | null };

/** A node of the order page's timeline: goods on one track, money on the other. */
export interface TrackNode<Time> {
  state: OrderState;
  goods: string;
  money: string;
  at: Time | null;
  phase: 'past' | 'now' | 'todo';
}

type Words = readonly [goods: string, money: string];

/** What a node says once it happened, and before. */
const words: Readonly<Record<OrderState, { done: Words; todo: Words }>> = {
  placed: { done: ['你下了单', '还没付钱'], todo: ['下单', '还没付钱'] },
  paid: { done: ['你付了钱', '合作社替你管着'], todo: ['等你付钱', '还没付钱'] },
  shipped: { done: ['交给快递', '钱没动'], todo: ['合作社发货', '钱不会动'] },
  received: { done: ['你收到了', '按约定分给各家'], todo: ['你收到，按“收到了”', '这时候才分钱'] },
  closed: { done: ['这单关了', '没有收你的钱'], todo: ['这单关了', '没有收你的钱'] },
  refunded: { done: ['这单不做了', '退到你的微信了'], todo: ['这单不做了', '正在退给你'] },
};

const path: readonly OrderState[] = ['placed', 'paid', 'shipped', 'received'];

/**
 * The nodes of an order's timeline: what happened, what it is at now, and what comes. An order that was closed or
 * refunded shows its end in place of what will not come; so does one whose refund is agreed (`refundAgreed`) and still
 * on its way.
 */
export function orderTrack<Time>(state: OrderState, times: OrderTimes<Time>, refundAgreed = false): TrackNode<Time>[] {
  const end: OrderState | null =
    state === 'closed' ? 'closed' : state === 'refunded' || refundAgreed ? 'refunded' : null;
  const nodes = end === null ? path : [...path.filter((node) => happened(times[node])), end];
  return nodes.map((node) => {
    const done = happened(times[node]) || node === state;
    const [goods, money] = done ? words[node].done : words[node].todo;
    return {
      state: node,
      goods,
      money,
      at: times[node] ?? null,
      phase: node === state ? 'now' : done ? 'past' : 'todo',
    };
  });
}

function happened<Time>(at: Time | null | undefined): boolean {
  return at !== null && at !== undefined;
}
