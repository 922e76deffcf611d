import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { CreditService } from '../credit/index.js';
import { NoticesService, type NoticesToday } from '../notices/index.js';
import { OrderService } from '../orders/index.js';
import { PollService } from '../polls/index.js';
import { badgesOf, inOrder } from './domain/todo-order.js';

type Todo = ResponseOf<'today.get'>['todos'][number];

/** How many notices the home page shows below what is urgent. */
const LATEST = 3;

/** Puts together what concerns one person today, from what each module knows. */
@Injectable()
export class TodayService {
  constructor(
    private readonly tenant: Tenant,
    private readonly notices: NoticesService,
    private readonly polls: PollService,
    private readonly credit: CreditService,
    private readonly orders: OrderService,
  ) {}

  get(actor: Actor): Promise<ResponseOf<'today.get'>> {
    return this.tenant.run(actor, async (tx) => {
      const notices = await this.notices.today(tx, actor, LATEST);
      const todos = inOrder([
        ...(await this.polls.openFor(tx, actor)),
        ...(await this.credit.todosFor(tx, actor)),
        ...(await this.toShip(tx, actor)),
        ...toRead(notices),
      ]);
      return {
        urgent: notices.urgent,
        todos,
        notices: notices.latest,
        noticeTotal: notices.total,
        badges: badgesOf(notices.urgent.length, todos),
      };
    });
  }

  private async toShip(tx: Tx, actor: Actor): Promise<Todo[]> {
    if (!actor.roles.has('coop_staff')) return [];
    const count = await this.orders.toShipCount(tx);
    if (count === 0) return [];
    return [{ kind: 'ship_orders', id: null, title: `${count} 单付了钱，等发货`, help: '寄出后填上单号', until: null }];
  }
}

function toRead({ unopened }: NoticesToday): Todo[] {
  if (!unopened) return [];
  const help = unopened.count > 1 ? `还有 ${unopened.count - 1} 条通知没看` : '通知还没看';
  return [{ kind: 'read', id: unopened.id, title: unopened.title, help, until: null }];
}
