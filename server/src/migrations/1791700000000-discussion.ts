import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Topics and what is said under them; reports, appeals, and an append-only list of what moderation did. */
export class Discussion1791700000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.topics(queryRunner);
    await this.moderation(queryRunner);
  }

  private async topics(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE topics (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        title text NOT NULL,
        state text NOT NULL,
        asked_by uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        opened_at timestamptz NOT NULL,
        took_seconds integer,
        PRIMARY KEY (village_id, id),
        CONSTRAINT topics_state CHECK (state IN ('open', 'answered', 'settled'))
      )`);
    await queryRunner.query(`CREATE INDEX topics_by_time ON topics (village_id, asked_at, id)`);
    await queryRunner.query(`CREATE INDEX topics_of_asker ON topics (village_id, asked_by)`);
    await secureTable(queryRunner, 'topics', { app: 'select, insert, update (state, opened_at, took_seconds)' });
    await queryRunner.query(`
      CREATE TABLE topic_posts (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        topic_id uuid NOT NULL,
        kind text NOT NULL,
        body text NOT NULL,
        picture_ids uuid[] NOT NULL,
        author_id uuid NOT NULL,
        posted_at timestamptz NOT NULL,
        took_seconds integer,
        state text NOT NULL,
        verdict text,
        looked_at timestamptz,
        hiding_id uuid,
        label_id uuid,
        PRIMARY KEY (village_id, id),
        CONSTRAINT topic_posts_kind CHECK (kind IN ('question', 'reply', 'answer')),
        CONSTRAINT topic_posts_state CHECK (state IN ('checking', 'waiting', 'visible', 'hidden')),
        CONSTRAINT topic_posts_verdict CHECK (verdict IN ('pass', 'review', 'risky', 'unasked')),
        CONSTRAINT topic_posts_hidden CHECK ((state = 'hidden') = (hiding_id IS NOT NULL)),
        CONSTRAINT topic_posts_topic FOREIGN KEY (village_id, topic_id) REFERENCES topics (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX topic_posts_question ON topic_posts (village_id, topic_id) WHERE kind = 'question'`,
    );
    await queryRunner.query(`CREATE INDEX topic_posts_by_time ON topic_posts (village_id, topic_id, posted_at, id)`);
    await queryRunner.query(`CREATE INDEX topic_posts_by_state ON topic_posts (village_id, state, posted_at, id)`);
    await secureTable(queryRunner, 'topic_posts', {
      app: 'select, insert, update (state, verdict, looked_at, hiding_id, label_id)',
    });
  }

  private async moderation(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE moderation_acts (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        post_id uuid NOT NULL,
        act text NOT NULL,
        reason text NOT NULL,
        by_user_id uuid,
        acted_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT moderation_acts_act CHECK (
          act IN ('admitted', 'hidden', 'restored', 'labelled', 'unlabelled', 'appeal_granted', 'appeal_refused')
        ),
        CONSTRAINT moderation_acts_post FOREIGN KEY (village_id, post_id) REFERENCES topic_posts (village_id, id)
      )`);
    await queryRunner.query(`CREATE INDEX moderation_acts_of_post ON moderation_acts (village_id, post_id, acted_at)`);
    await secureTable(queryRunner, 'moderation_acts', { app: 'select, insert' });
    await queryRunner.query(`
      CREATE TABLE post_reports (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        post_id uuid NOT NULL,
        user_id uuid NOT NULL,
        reason text NOT NULL,
        note text NOT NULL,
        reported_at timestamptz NOT NULL,
        settled_at timestamptz,
        PRIMARY KEY (village_id, id),
        CONSTRAINT post_reports_reason CHECK (reason IN ('rumour', 'insult', 'privacy', 'advert', 'other')),
        CONSTRAINT post_reports_post FOREIGN KEY (village_id, post_id) REFERENCES topic_posts (village_id, id)
      )`);
    await queryRunner.query(`CREATE UNIQUE INDEX post_reports_once ON post_reports (village_id, post_id, user_id)`);
    await secureTable(queryRunner, 'post_reports', { app: 'select, insert, update (settled_at)' });
    await queryRunner.query(`
      CREATE TABLE post_appeals (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        post_id uuid NOT NULL,
        hiding_id uuid NOT NULL,
        reason text NOT NULL,
        appealed_at timestamptz NOT NULL,
        decided_by uuid,
        decided_at timestamptz,
        upheld boolean,
        answer text,
        PRIMARY KEY (village_id, id),
        CONSTRAINT post_appeals_decided CHECK ((decided_at IS NULL) = (upheld IS NULL)),
        CONSTRAINT post_appeals_post FOREIGN KEY (village_id, post_id) REFERENCES topic_posts (village_id, id),
        CONSTRAINT post_appeals_hiding FOREIGN KEY (village_id, hiding_id) REFERENCES moderation_acts (village_id, id)
      )`);
    await queryRunner.query(`CREATE UNIQUE INDEX post_appeals_once ON post_appeals (village_id, hiding_id)`);
    await secureTable(queryRunner, 'post_appeals', {
      app: 'select, insert, update (decided_by, decided_at, upheld, answer)',
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['post_appeals', 'post_reports', 'moderation_acts', 'topic_posts', 'topics'])
      await queryRunner.query(`DROP TABLE ${table}`);
  }
}
