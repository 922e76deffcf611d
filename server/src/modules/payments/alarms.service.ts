import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import type { AlarmKind } from '@wecountry/shared/domain/payment-alarms';
import { Counter } from 'prom-client';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { GlobalTx, Tx } from '../../platform/db/tx.js';
import { fromCursor, toCursor } from '../../platform/http/cursor.js';
import { Log } from '../../platform/observability/log.js';
import { Metrics } from '../../platform/observability/metrics.js';
import type { Mismatch } from '../../platform/wechat/pay-checks.js';
import { alarmFacts } from './domain/alarm-facts.js';
import { PaymentsRepository } from './payments.repository.js';

const PAGE = 30;

type Detail = Readonly<Record<string, string | number>>;

/** Calls a person: a row, a line in the log and a count that monitoring watches. Nothing is booked for an alarm. */
@Injectable()
export class AlarmsService {
  private readonly counter: Counter;

  constructor(
    private readonly tenant: Tenant,
    private readonly repository: PaymentsRepository,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    this.counter = new Counter({
      name: 'payment_alarms_total',
      help: 'What WeChat Pay said that is not as it should be, by kind',
      labelNames: ['kind'],
      registers: [metrics.registry],
    });
  }

  /** Raises an alarm in the transaction that found it. */
  async raise(tx: Tx, kind: AlarmKind, outTradeNo: string, detail: Detail = {}): Promise<'alarm'> {
    return this.add(tx, tx.villageId, kind, outTradeNo, detail);
  }

  /** Raises an alarm about a number that no village knows. */
  raiseNowhere(kind: AlarmKind, outTradeNo: string, detail: Detail): Promise<'alarm'> {
    return this.tenant.global({}, (tx) => this.add(tx, null, kind, outTradeNo, detail));
  }

  /** The alarms of a village, the newest first, each with how its refund stands now. */
  async list(actor: Actor, cursor: string | undefined): Promise<ResponseOf<'payments.alarms'>> {
    const [raisedAt, id] = cursor === undefined ? [] : fromCursor(cursor, ['instant', 'id']);
    const after = raisedAt && id ? ([raisedAt, id] as const) : undefined;
    const rows = await this.tenant.run(actor, (tx) => this.repository.alarms(tx, after, PAGE + 1));
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => ({
        id: row.id,
        at: row.raisedAt.toISOString(),
        kind: row.kind,
        orderNo: row.outTradeNo,
        refundState: row.refundState,
        ...alarmFacts(row.detail),
      })),
      nextCursor: last ? toCursor([last.raisedAt.toISOString(), last.id]) : null,
    };
  }

  private async add(
    tx: GlobalTx,
    villageId: string | null,
    kind: AlarmKind,
    outTradeNo: string,
    detail: Detail,
  ): Promise<'alarm'> {
    await this.repository.addAlarm(tx, { id: newId(), villageId, kind, outTradeNo, detail, raisedAt: tx.now });
    this.counter.inc({ kind });
    this.log.error({ kind, outTradeNo, ...detail }, 'payment alarm');
    return 'alarm';
  }
}

/** What differs, in the form an alarm keeps. */
export function differences(mismatches: readonly Mismatch[]): Detail {
  return Object.fromEntries(
    mismatches.flatMap(({ field, expected, got }) => [
      [`${field}Expected`, expected],
      [`${field}Got`, got ?? ''],
    ]),
  );
}
