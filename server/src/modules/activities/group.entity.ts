import type { GroupKind, MemberState } from '@wecountry/shared/domain/group-states';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A group that practises together: a song troupe, parents and children. Its rehearsals may give points of one item. */
@Entity('activity_groups')
@Check('activity_groups_kind', `kind IN ('troupe', 'family', 'volunteers', 'other')`)
@ForeignKey('residents', ['villageId', 'leaderId'], ['villageId', 'id'], { name: 'activity_groups_leader' })
@ForeignKey('credit_items', ['villageId', 'creditItemId'], ['villageId', 'id'], { name: 'activity_groups_item' })
export class ActivityGroup {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: GroupKind;

  @Column('text')
  name: string;

  @Column('text')
  about: string;

  @Column('uuid', { name: 'leader_id' })
  leaderId: string;

  @Column('uuid', { name: 'credit_item_id', nullable: true })
  creditItemId: string | null;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

/** A resident who asked to join, and what became of it. */
@Entity('group_members')
@Index('group_members_of', ['villageId', 'residentId'])
@Check('group_members_state', `state IN ('asked', 'member', 'refused', 'left')`)
@ForeignKey(() => ActivityGroup, ['villageId', 'groupId'], ['villageId', 'id'], { name: 'group_members_group' })
@ForeignKey('residents', ['villageId', 'residentId'], ['villageId', 'id'], { name: 'group_members_resident' })
export class GroupMember {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'group_id' })
  groupId: string;

  @PrimaryColumn('uuid', { name: 'resident_id' })
  residentId: string;

  @Column('text')
  state: MemberState;

  @Column('uuid', { name: 'asked_by' })
  askedBy: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;
}
