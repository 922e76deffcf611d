import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { GlobalTx, Tx } from '../../platform/db/tx.js';
import { Log } from '../../platform/observability/log.js';
import { Metrics } from '../../platform/observability/metrics.js';
import type { Mismatch } from '../../platform/wechat/pay-checks.js';
import type { AlarmKind } from './payment-alarm.entity.js';
import { PaymentsRepository } from './payments.repository.js';

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
