import { Injectable } from '@nestjs/common';
import type { MemberState } from '@wecountry/shared/domain/group-states';
import type { Tx } from '../../platform/db/tx.js';
import { ActivityGroup, GroupMember } from './group.entity.js';

export interface GroupRow extends Omit<ActivityGroup, 'villageId'> {
  readonly members: number;
  readonly asking: number;
  /** Of the reader. */
  readonly mine: MemberState | null;
}

export type MemberRow = Pick<GroupMember, 'residentId' | 'state' | 'askedAt' | 'decidedAt'>;

/** $2 is the reading resident. */
const GROUP = `
  SELECT g.id, g.kind, g.name, g.about, g.leader_id AS "leaderId", g.credit_item_id AS "creditItemId",
    g.created_by AS "createdBy", g.created_at AS "createdAt", n.members, n.asking, n.mine
  FROM activity_groups g
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE m.state = 'member') AS members, count(*) FILTER (WHERE m.state = 'asked') AS asking,
      max(m.state) FILTER (WHERE m.resident_id = $2) AS mine
    FROM group_members m WHERE m.village_id = g.village_id AND m.group_id = g.id) n`;

/** Groups and who is in them. */
@Injectable()
export class GroupRepository {
  async insert(tx: Tx, group: Omit<ActivityGroup, 'villageId'>): Promise<void> {
    await tx.manager.insert(ActivityGroup, { ...group, villageId: tx.villageId });
  }

  list(tx: Tx, residentId: string | undefined): Promise<GroupRow[]> {
    return tx.query<GroupRow>(`${GROUP} WHERE g.village_id = $1 ORDER BY g.created_at, g.id`, [
      tx.villageId,
      residentId ?? null,
    ]);
  }

  async find(tx: Tx, id: string, residentId: string | undefined): Promise<GroupRow | undefined> {
    const rows = await tx.query<GroupRow>(`${GROUP} WHERE g.village_id = $1 AND g.id = $3`, [
      tx.villageId,
      residentId ?? null,
      id,
    ]);
    return rows[0];
  }

  /** Takes a group: what changes its people is done one after another. */
  async lock(
    tx: Tx,
    id: string,
  ): Promise<Pick<ActivityGroup, 'id' | 'name' | 'leaderId' | 'creditItemId'> | undefined> {
    const rows = await tx.query<Pick<ActivityGroup, 'id' | 'name' | 'leaderId' | 'creditItemId'>>(
      `SELECT id, name, leader_id AS "leaderId", credit_item_id AS "creditItemId"
       FROM activity_groups WHERE village_id = $1 AND id = $2 FOR UPDATE`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  async setLeader(tx: Tx, id: string, leaderId: string): Promise<void> {
    await tx.execute(`UPDATE activity_groups SET leader_id = $3 WHERE village_id = $1 AND id = $2`, [
      tx.villageId,
      id,
      leaderId,
    ]);
  }

  members(tx: Tx, groupId: string): Promise<MemberRow[]> {
    return tx.query<MemberRow>(
      `SELECT resident_id AS "residentId", state, asked_at AS "askedAt", decided_at AS "decidedAt"
       FROM group_members WHERE village_id = $1 AND group_id = $2 ORDER BY asked_at, resident_id`,
      [tx.villageId, groupId],
    );
  }

  /** Writes where somebody stands: `asks` when they ask anew, else what was decided. */
  async write(
    tx: Tx,
    groupId: string,
    member: { residentId: string; state: MemberState; by: string; asks: boolean },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO group_members (village_id, group_id, resident_id, state, asked_by, asked_at, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5::uuid, $6::timestamptz,
         CASE WHEN $7::boolean THEN NULL ELSE $5::uuid END, CASE WHEN $7::boolean THEN NULL ELSE $6::timestamptz END)
       ON CONFLICT (village_id, group_id, resident_id) DO UPDATE SET state = excluded.state,
         asked_by = CASE WHEN $7::boolean THEN excluded.asked_by ELSE group_members.asked_by END,
         asked_at = CASE WHEN $7::boolean THEN excluded.asked_at ELSE group_members.asked_at END,
         decided_by = excluded.decided_by, decided_at = excluded.decided_at`,
      [tx.villageId, groupId, member.residentId, member.state, member.by, tx.now, member.asks],
    );
  }
}
