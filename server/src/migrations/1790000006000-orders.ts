import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofUser, roleNames, secureTable, secureWith } from '../platform/db/secure-table.js';

/** Orders with the parts of their price as they were frozen, and the one global table that finds an order by number. */
export class Orders1790000006000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.orders(queryRunner);
    await this.parts(queryRunner);
    await this.references(queryRunner);
  }

  private async orders(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE orders (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        no text NOT NULL,
        user_id uuid NOT NULL,
        product_id uuid NOT NULL,
        product_name text NOT NULL,
        spec text NOT NULL,
        art text NOT NULL,
        lot_id uuid NOT NULL,
        lot_code text NOT NULL,
        mode text NOT NULL,
        agreement_id uuid NOT NULL,
        quantity integer NOT NULL,
        unit_fen bigint NOT NULL,
        amount_fen bigint NOT NULL,
        receiver_name text NOT NULL,
        receiver_phone text NOT NULL,
        receiver_region text NOT NULL,
        receiver_detail text NOT NULL,
        state text NOT NULL,
        refund_state text,
        waits_for_coop boolean NOT NULL,
        placed_at timestamptz NOT NULL,
        pay_before timestamptz NOT NULL,
        paid_at timestamptz,
        shipped_at timestamptz,
        received_at timestamptz,
        closed_at timestamptz,
        refunded_at timestamptz,
        carrier text,
        tracking_no text,
        PRIMARY KEY (village_id, id),
        CONSTRAINT orders_amount CHECK (quantity > 0 AND unit_fen > 0 AND amount_fen = unit_fen * quantity),
        CONSTRAINT orders_mode CHECK (mode IN ('commission', 'buyout')),
        CONSTRAINT orders_state CHECK (state IN ('placed', 'paid', 'shipped', 'received', 'closed', 'refunded')),
        CONSTRAINT orders_refund_state
          CHECK (refund_state IN ('requested', 'approved', 'rejected', 'succeeded', 'failed')),
        CONSTRAINT orders_times CHECK (
          (state IN ('placed', 'closed') OR paid_at IS NOT NULL) AND (state <> 'shipped' OR shipped_at IS NOT NULL)
          AND (state = 'received') = (received_at IS NOT NULL) AND (state = 'closed') = (closed_at IS NOT NULL)
          AND (state = 'refunded') = (refunded_at IS NOT NULL)),
        CONSTRAINT orders_shipment CHECK (num_nulls(shipped_at, carrier, tracking_no) IN (0, 3))
      ) WITH (fillfactor = 80)`);
    await queryRunner.query(`CREATE UNIQUE INDEX orders_no ON orders (village_id, no)`);
    await queryRunner.query(`CREATE INDEX orders_desk ON orders (village_id, waits_for_coop, placed_at, id)`);
    await secureTable(queryRunner, 'orders', { app: 'select, insert' });
    const { app } = await roleNames(queryRunner);
    // What was ordered, for how much and from which lot can't be changed by anybody afterwards.
    await queryRunner.query(
      `GRANT UPDATE (state, refund_state, waits_for_coop, paid_at, shipped_at, received_at, closed_at, refunded_at,
                     carrier, tracking_no) ON orders TO "${app}"`,
    );
  }

  private async parts(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE order_lines (
        village_id uuid NOT NULL,
        order_id uuid NOT NULL,
        position integer NOT NULL,
        key text NOT NULL,
        kind text NOT NULL,
        label text NOT NULL,
        amount_fen bigint NOT NULL,
        PRIMARY KEY (village_id, order_id, position),
        CONSTRAINT order_lines_amount CHECK (amount_fen >= 0),
        CONSTRAINT order_lines_kind
          CHECK (kind IN ('grower', 'freight', 'packing', 'village', 'museum', 'service', 'fee')),
        CONSTRAINT order_lines_order FOREIGN KEY (village_id, order_id) REFERENCES orders (village_id, id)
      )`);
    await secureTable(queryRunner, 'order_lines', { app: 'select, insert' });

    await queryRunner.query(`
      CREATE TABLE order_growers (
        village_id uuid NOT NULL,
        order_id uuid NOT NULL,
        household_id uuid NOT NULL,
        household_code text NOT NULL,
        household_label text NOT NULL,
        amount_fen bigint NOT NULL,
        PRIMARY KEY (village_id, order_id, household_id),
        CONSTRAINT order_growers_amount CHECK (amount_fen > 0),
        CONSTRAINT order_growers_order FOREIGN KEY (village_id, order_id) REFERENCES orders (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE INDEX order_growers_household ON order_growers (village_id, household_id, order_id)`,
    );
    await secureTable(queryRunner, 'order_growers', { app: 'select, insert' });
  }

  /**
   * Global: a buyer's list goes across villages, and WeChat's callback names only our number. The buyer reads his own
   * rows; a callback has no user, so one narrow function of the keeper role tells where a number belongs.
   */
  private async references(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE order_references (
        out_trade_no text PRIMARY KEY,
        user_id uuid NOT NULL,
        village_id uuid NOT NULL,
        order_id uuid NOT NULL,
        placed_at timestamptz NOT NULL
      )`);
    await queryRunner.query(
      `CREATE INDEX order_references_user ON order_references (user_id, placed_at, out_trade_no)`,
    );
    await secureWith(queryRunner, 'order_references', { app: 'select, insert' }, { own: ofUser });
    const { app, keeper } = await roleNames(queryRunner);
    await queryRunner.query(
      `CREATE POLICY order_references_keeper ON order_references FOR SELECT TO "${keeper}" USING (true)`,
    );
    await queryRunner.query(`GRANT SELECT ON order_references TO "${keeper}"`);
    await queryRunner.query(`
      CREATE FUNCTION find_order_reference(a_trade_no text)
      RETURNS TABLE (found_village uuid, found_order uuid)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT village_id, order_id FROM order_references WHERE out_trade_no = a_trade_no
      $$`);
    await queryRunner.query(`REVOKE ALL ON FUNCTION find_order_reference FROM PUBLIC`);
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION find_order_reference TO "${app}"`);
    await queryRunner.query(`GRANT CREATE ON SCHEMA public TO "${keeper}"`);
    await queryRunner.query(`ALTER FUNCTION find_order_reference OWNER TO "${keeper}"`);
    await queryRunner.query(`REVOKE CREATE ON SCHEMA public FROM "${keeper}"`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION find_order_reference`);
    await queryRunner.query(`DROP TABLE order_references, order_growers, order_lines, orders`);
  }
}
