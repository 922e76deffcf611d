import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureWith } from '../platform/db/secure-table.js';

/** The access tokens of WeChat's server interfaces, sealed; one row per app, shared by all instances. */
export class WechatTokens1791800002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE wechat_tokens (
        appid text PRIMARY KEY,
        sealed bytea,
        expires_at timestamptz NOT NULL,
        leased_until timestamptz NOT NULL
      )`);
    await secureWith(
      queryRunner,
      'wechat_tokens',
      { app: 'select, insert, update (sealed, expires_at, leased_until)' },
      { all: 'true' },
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE wechat_tokens`);
  }
}
