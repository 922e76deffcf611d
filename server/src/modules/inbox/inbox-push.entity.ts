import type { InboxKind, SubscribeTemplate } from '@wecountry/shared/domain/inbox';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InboxMessage } from './inbox-message.entity.js';

/** The kinds of message that a person does not want on the phone's lock screen; they stay in the inbox. */
@Entity('inbox_settings')
export class InboxSettings {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'user_id' })
  userId: string;

  @Column('text', { array: true })
  muted: InboxKind[];

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}

/** How many messages of a template WeChat will still let through: one for each time the person agreed. */
@Entity('inbox_consents')
@Check('inbox_consents_remaining', 'remaining >= 0')
export class InboxConsent {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'user_id' })
  userId: string;

  @PrimaryColumn('text')
  template: SubscribeTemplate;

  @Column('int')
  remaining: number;
}

/** `sending` for longer than a moment means that nobody knows: it is never sent again. */
export type PushState = 'sending' | 'sent' | 'refused' | 'failed' | 'unknown';

/** A subscription message handed to WeChat; without a message it is the digest of a day. */
@Entity('inbox_pushes')
@ForeignKey(() => InboxMessage, ['villageId', 'messageId'], ['villageId', 'id'], { name: 'inbox_pushes_message' })
@Index('inbox_pushes_once', ['villageId', 'messageId'], { unique: true, where: 'message_id IS NOT NULL' })
@Index('inbox_pushes_digest', ['villageId', 'userId', 'template', 'sentOn'], {
  unique: true,
  where: 'message_id IS NULL',
})
@Index('inbox_pushes_of_day', ['villageId', 'userId', 'template', 'sentOn'])
@Check('inbox_pushes_state', `state IN ('sending', 'sent', 'refused', 'failed', 'unknown')`)
export class InboxPush {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('uuid', { name: 'message_id', nullable: true })
  messageId: string | null;

  @Column('text')
  template: SubscribeTemplate;

  /** The day in Shanghai. */
  @Column('date', { name: 'sent_on' })
  sentOn: string;

  @Column('text')
  state: PushState;

  /** WeChat's errcode of a refusal. */
  @Column('text', { nullable: true })
  code: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
