import { Injectable } from '@nestjs/common';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { compareKeys } from '@wecountry/shared/domain/exact';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import { AwardService } from '../credit/index.js';
import { entries, LedgerService } from '../ledger/index.js';
import { PeopleService, type Person, ResidentsService } from '../people/index.js';
import type { Activity } from './activity.entity.js';
import { AttendanceRepository, type Result } from './attendance.repository.js';

/** Makes of attendance what it gives: points by the rule book, pay owed in the museum's book. */
@Injectable()
export class ClosingService {
  constructor(
    private readonly attendance: AttendanceRepository,
    private readonly residents: ResidentsService,
    private readonly people: PeopleService,
    private readonly awards: AwardService,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Settles a closed activity: one result for each who came, unique per activity and person, and the source of the points
   * and of the pay, so that neither is given twice. `by` answers for the attendance: for people of that household the
   * points wait for a reviewer. Answers with how many came.
   */
  async settle(tx: Tx, activity: Activity, by: string): Promise<number> {
    const seen = (await this.attendance.latest(tx, activity.id)).filter((mark) => mark.present);
    const people = await this.residents.byIds(
      tx,
      seen.map((mark) => mark.residentId),
    );
    // Caps lock household by household: everybody who closes takes them in one order.
    const came = [...people.values()].sort((a, b) =>
      compareKeys(`${a.householdId} ${a.residentId}`, `${b.householdId} ${b.residentId}`),
    );
    const judge = { userId: by, householdId: (await this.people.memberOf(tx, by))?.householdId ?? null };
    const rows = came.map((person) => ({ person, id: newId() }));
    const paid = await this.pay(tx, activity, rows);
    const results: Result[] = [];
    for (const { person, id } of rows) {
      const { residentId, householdId } = person;
      const claimId = await this.award(tx, activity, { id, householdId, name: person.name }, judge);
      const entryId = paid.get(id) ?? null;
      const payFen = entryId === null ? null : activity.payFen;
      results.push({ id, activityId: activity.id, residentId, householdId, claimId, payFen, entryId, madeAt: tx.now });
    }
    await this.attendance.insertResults(tx, results);
    return results.length;
  }

  private async award(
    tx: Tx,
    activity: Activity,
    result: { id: string; householdId: string; name: string },
    by: { userId: string; householdId: string | null },
  ): Promise<string | null> {
    if (activity.creditItemId === null) return null;
    const awarded = await this.awards.award(tx, {
      source: { type: 'activity_result', id: result.id },
      itemId: activity.creditItemId,
      householdId: result.householdId,
      happenedOn: businessDate(activity.startsAt),
      note: `${activity.title}，${result.name}签到了`,
      by,
    });
    return awarded?.claimId ?? null;
  }

  /** One entry for each, of the day of closing: what is owed is known from now on. */
  private async pay(
    tx: Tx,
    activity: Activity,
    rows: readonly { person: Person; id: string }[],
  ): Promise<ReadonlyMap<string, string>> {
    const { payFen: amountFen, title } = activity;
    if (amountFen === null) return new Map();
    const occurredOn = businessDate(tx.now);
    const posted = await this.ledger.postAll(
      tx,
      rows.map(({ person: { residentNo }, id }) =>
        entries.activityPay({ id, no: '', occurredOn, amountFen, memo: title, residentNo }),
      ),
    );
    return new Map(rows.flatMap(({ id }, i) => (posted[i] ? [[id, posted[i].entryId] as const] : [])));
  }
}
