import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofVillage, roleNames, secureTable, secureWith } from '../platform/db/secure-table.js';

/** What we asked of WeChat Pay and what it said: payments, refunds, and whatever it said that can't be right. */
export class Payments1790000007000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.payments(queryRunner);
    await this.refunds(queryRunner);
    await this.alarms(queryRunner);
  }

  private async payments(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE payments (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        order_id uuid NOT NULL,
        out_trade_no text NOT NULL,
        appid text NOT NULL,
        openid text NOT NULL,
        amount_fen bigint NOT NULL,
        state text NOT NULL,
        opened_at timestamptz NOT NULL,
        prepay_id text,
        prepaid_at timestamptz,
        transaction_id text,
        paid_at timestamptz,
        PRIMARY KEY (village_id, id),
        CONSTRAINT payments_amount CHECK (amount_fen > 0),
        CONSTRAINT payments_number CHECK (out_trade_no ~ '^[0-9A-Za-z_|*-]{6,32}$'),
        CONSTRAINT payments_state CHECK (state IN ('open', 'closed', 'paid')),
        CONSTRAINT payments_prepaid CHECK ((prepay_id IS NULL) = (prepaid_at IS NULL)),
        CONSTRAINT payments_paid
          CHECK ((state = 'paid') = (paid_at IS NOT NULL) AND (paid_at IS NULL) = (transaction_id IS NULL))
      ) WITH (fillfactor = 80)`);
    await queryRunner.query(`CREATE UNIQUE INDEX payments_order ON payments (village_id, order_id)`);
    await queryRunner.query(`CREATE UNIQUE INDEX payments_out_trade_no ON payments (village_id, out_trade_no)`);
    await queryRunner.query(`CREATE UNIQUE INDEX payments_transaction ON payments (village_id, transaction_id)`);
    await secureTable(queryRunner, 'payments', { app: 'select, insert' });
    const { app } = await roleNames(queryRunner);
    await queryRunner.query(
      `GRANT UPDATE (state, prepay_id, prepaid_at, transaction_id, paid_at) ON payments TO "${app}"`,
    );
  }

  private async refunds(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE refunds (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        payment_id uuid NOT NULL,
        order_id uuid NOT NULL,
        out_refund_no text NOT NULL,
        amount_fen bigint NOT NULL,
        cause text NOT NULL,
        reason text NOT NULL,
        state text NOT NULL,
        requested_at timestamptz NOT NULL,
        requested_by uuid,
        decided_at timestamptz,
        decided_by uuid,
        note text,
        wechat_refund_id text,
        ended_at timestamptz,
        PRIMARY KEY (village_id, id),
        CONSTRAINT refunds_amount CHECK (amount_fen > 0),
        CONSTRAINT refunds_cause CHECK (cause IN ('asked', 'late_payment')),
        CONSTRAINT refunds_state CHECK (state IN ('requested', 'approved', 'rejected', 'succeeded', 'failed')),
        CONSTRAINT refunds_decided CHECK ((state = 'requested') = (decided_at IS NULL)),
        CONSTRAINT refunds_ended CHECK ((state IN ('succeeded', 'failed')) = (ended_at IS NOT NULL)),
        CONSTRAINT refunds_payment FOREIGN KEY (village_id, payment_id) REFERENCES payments (village_id, id)
      ) WITH (fillfactor = 80)`);
    await queryRunner.query(`CREATE UNIQUE INDEX refunds_out_refund_no ON refunds (village_id, out_refund_no)`);
    await queryRunner.query(`CREATE INDEX refunds_order ON refunds (village_id, order_id, requested_at)`);
    // Whatever the code believes: an order's money goes back once.
    await queryRunner.query(
      `CREATE UNIQUE INDEX refunds_one ON refunds (village_id, payment_id) WHERE state <> 'rejected'`,
    );
    await secureTable(queryRunner, 'refunds', { app: 'select, insert' });
    const { app } = await roleNames(queryRunner);
    await queryRunner.query(
      `GRANT UPDATE (state, decided_at, decided_by, note, wechat_refund_id, ended_at) ON refunds TO "${app}"`,
    );
  }

  /** Global, since a number that nobody knows belongs to no village. A village reads its own. */
  private async alarms(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE payment_alarms (
        id uuid PRIMARY KEY,
        village_id uuid,
        kind text NOT NULL,
        out_trade_no text NOT NULL,
        detail jsonb NOT NULL,
        raised_at timestamptz NOT NULL
      )`);
    await queryRunner.query(`CREATE INDEX payment_alarms_village ON payment_alarms (village_id, raised_at)`);
    await secureWith(queryRunner, 'payment_alarms', { app: 'select, insert' }, { village: ofVillage });
    await queryRunner.query(
      `CREATE POLICY payment_alarms_nowhere ON payment_alarms FOR INSERT WITH CHECK (village_id IS NULL)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE payment_alarms, refunds, payments`);
  }
}
