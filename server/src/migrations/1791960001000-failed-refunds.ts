import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An order whose refund failed waits for the co-op, which can send it again. */
export class FailedRefunds1791960001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.mark(queryRunner, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await this.mark(queryRunner, false);
  }

  /** Of every village: the owner is held by row security too, but for the length of this statement. */
  private async mark(queryRunner: QueryRunner, waits: boolean): Promise<void> {
    await queryRunner.query(`ALTER TABLE orders NO FORCE ROW LEVEL SECURITY`);
    await queryRunner.query(`UPDATE orders SET waits_for_coop = $1 WHERE refund_state = 'failed'`, [waits]);
    await queryRunner.query(`ALTER TABLE orders FORCE ROW LEVEL SECURITY`);
  }
}
