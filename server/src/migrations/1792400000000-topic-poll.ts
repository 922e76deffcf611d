import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A matter may be raised about a vote: its discussion stands below it. */
export class TopicPoll1792400000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE topics ADD COLUMN poll_id uuid`);
    await queryRunner.query(`CREATE INDEX topics_of_poll ON topics (village_id, poll_id, asked_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE topics DROP COLUMN poll_id`);
  }
}
