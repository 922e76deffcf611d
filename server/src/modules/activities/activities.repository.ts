import { Injectable } from '@nestjs/common';
import type { ActivityState } from '@wecountry/shared/domain/activity-states';
import type { Tx } from '../../platform/db/tx.js';
import { Activity } from './activity.entity.js';

/** An activity with its numbers, and the part of one household in it. */
export interface ActivityRow extends Omit<Activity, 'villageId'> {
  readonly groupName: string | null;
  readonly leaderId: string | null;
  readonly taken: number;
  readonly waiting: number;
  readonly mineIn: number;
  readonly mineWaiting: number;
  readonly mineOut: number;
  /** Members of its group in the household. */
  readonly mineMembers: number;
}

const COLUMNS = `a.id, a.title, a.body, a.picture_ids AS "pictureIds", a.place, a.starts_at AS "startsAt",
  a.ends_at AS "endsAt", a.sign_up_until AS "signUpUntil", a.capacity, a.hamlet_ids AS "hamletIds",
  a.group_id AS "groupId", a.credit_item_id AS "creditItemId", a.pay_fen AS "payFen", a.organiser_id AS "organiserId",
  a.state, a.created_at AS "createdAt", a.opened_at AS "openedAt", a.begun_at AS "begunAt", a.closed_at AS "closedAt",
  a.cancelled_at AS "cancelledAt", a.cancel_reason AS "cancelReason"`;

/** $2 is the household of the reader. */
const ACTIVITY = `
  SELECT ${COLUMNS}, g.name AS "groupName", g.leader_id AS "leaderId", n.taken, n.waiting,
    n.mine_in AS "mineIn", n.mine_waiting AS "mineWaiting", n.mine_out AS "mineOut",
    (SELECT count(*) FROM group_members m JOIN residents r ON r.village_id = m.village_id AND r.id = m.resident_id
     WHERE m.village_id = a.village_id AND m.group_id = a.group_id AND m.state = 'member'
       AND r.household_id = $2) AS "mineMembers"
  FROM activities a
  LEFT JOIN activity_groups g ON g.village_id = a.village_id AND g.id = a.group_id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE p.state = 'in') AS taken, count(*) FILTER (WHERE p.state = 'waiting') AS waiting,
      count(*) FILTER (WHERE p.state = 'in' AND p.household_id = $2) AS mine_in,
      count(*) FILTER (WHERE p.state = 'waiting' AND p.household_id = $2) AS mine_waiting,
      count(*) FILTER (WHERE p.state = 'out' AND p.household_id = $2) AS mine_out
    FROM activity_places p WHERE p.village_id = a.village_id AND p.activity_id = a.id) n`;

/** The coming ones, and as many of the past as a screen shows; older ones are found by their link. */
const LISTED = 100;

@Injectable()
export class ActivityRepository {
  async insert(tx: Tx, activity: Omit<Activity, 'villageId'>): Promise<void> {
    await tx.manager.insert(Activity, { ...activity, villageId: tx.villageId });
  }

  /** Those to come, the nearest first; then those that are over, the latest first. */
  list(tx: Tx, householdId: string | undefined): Promise<ActivityRow[]> {
    return tx.prepared<ActivityRow>(
      'activities.list',
      `${ACTIVITY} WHERE a.village_id = $1
       ORDER BY a.state IN ('closed', 'cancelled'),
                CASE WHEN a.state NOT IN ('closed', 'cancelled') THEN a.starts_at END, a.starts_at DESC, a.id
       LIMIT ${LISTED}`,
      [tx.villageId, householdId ?? null],
    );
  }

  /** Those of a group, in the same order. */
  ofGroup(tx: Tx, groupId: string, householdId: string | undefined): Promise<ActivityRow[]> {
    return tx.query<ActivityRow>(
      `${ACTIVITY} WHERE a.village_id = $1 AND a.group_id = $3
       ORDER BY a.state IN ('closed', 'cancelled'),
                CASE WHEN a.state NOT IN ('closed', 'cancelled') THEN a.starts_at END, a.starts_at DESC, a.id
       LIMIT 20`,
      [tx.villageId, householdId ?? null, groupId],
    );
  }

  async find(tx: Tx, id: string, householdId: string | undefined): Promise<ActivityRow | undefined> {
    const rows = await tx.query<ActivityRow>(`${ACTIVITY} WHERE a.village_id = $1 AND a.id = $3`, [
      tx.villageId,
      householdId ?? null,
      id,
    ]);
    return rows[0];
  }

  /**
   * Takes an activity. `UPDATE`: for a step, for places, for marks by name, one after another. `SHARE`: for check-ins,
   * which do not stand in each other's way, but wait for a closing.
   */
  async lock(
    tx: Tx,
    id: string,
    how: 'UPDATE' | 'SHARE',
  ): Promise<(Activity & { leaderId: string | null }) | undefined> {
    const rows = await tx.query<Activity & { leaderId: string | null }>(
      `SELECT ${COLUMNS}, (SELECT g.leader_id FROM activity_groups g
         WHERE g.village_id = a.village_id AND g.id = a.group_id) AS "leaderId"
       FROM activities a WHERE a.village_id = $1 AND a.id = $2 FOR ${how}`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  async update(tx: Tx, id: string, from: ActivityState, change: Partial<Activity>): Promise<void> {
    const { affected } = await tx.manager.update(Activity, { villageId: tx.villageId, id, state: from }, change);
    if (affected !== 1) throw new Error(`Activity ${id} was not ${from}`);
  }
}
