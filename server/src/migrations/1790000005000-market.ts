import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleNames, secureTable } from '../platform/db/secure-table.js';

/** What the co-op sells: products, what was agreed on their price, the lots that came in and who brought them. */
export class Market1790000005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.products(queryRunner);
    await this.lots(queryRunner);
  }

  private async products(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE products (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        spec text NOT NULL,
        season text NOT NULL,
        story text NOT NULL,
        art text NOT NULL,
        grower_word text NOT NULL,
        price_fen bigint NOT NULL,
        listed_at timestamptz NOT NULL,
        listed_by uuid NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT products_price CHECK (price_fen > 0),
        CONSTRAINT products_art CHECK (art IN ('terrace', 'blackrice', 'tea', 'giftbox', 'bag'))
      )`);
    await queryRunner.query(`CREATE INDEX products_by_time ON products (village_id, listed_at, id)`);
    await secureTable(queryRunner, 'products', { app: 'select, insert' });

    // A new agreement is a new row: what was agreed before stays readable for the lots and orders made under it.
    await queryRunner.query(`
      CREATE TABLE price_agreements (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        product_id uuid NOT NULL,
        version integer NOT NULL,
        price_fen bigint NOT NULL,
        lines jsonb NOT NULL,
        agreed_at timestamptz NOT NULL,
        agreed_by uuid NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT price_agreements_price CHECK (price_fen > 0),
        CONSTRAINT price_agreements_version_positive CHECK (version > 0),
        CONSTRAINT price_agreements_product FOREIGN KEY (village_id, product_id) REFERENCES products (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX price_agreements_version ON price_agreements (village_id, product_id, version)`,
    );
    await secureTable(queryRunner, 'price_agreements', { app: 'select, insert' });
  }

  private async lots(queryRunner: QueryRunner): Promise<void> {
    // The counts of a lot move with every order; room on the page lets them move in place.
    await queryRunner.query(`
      CREATE TABLE lots (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        product_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        code text NOT NULL,
        mode text NOT NULL,
        harvested_on date NOT NULL,
        certified boolean NOT NULL,
        delivered_at timestamptz NOT NULL,
        delivered_by uuid NOT NULL,
        quantity integer NOT NULL,
        remaining integer NOT NULL,
        reserved integer NOT NULL,
        sold integer NOT NULL,
        coming_back integer NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT lots_mode CHECK (mode IN ('commission', 'buyout')),
        CONSTRAINT lots_stock CHECK (remaining >= 0 AND reserved >= 0 AND sold >= 0 AND coming_back >= 0),
        CONSTRAINT lots_whole CHECK (quantity > 0 AND remaining + reserved + sold + coming_back = quantity),
        CONSTRAINT lots_product FOREIGN KEY (village_id, product_id) REFERENCES products (village_id, id),
        CONSTRAINT lots_agreement FOREIGN KEY (village_id, agreement_id) REFERENCES price_agreements (village_id, id)
      ) WITH (fillfactor = 50)`);
    await queryRunner.query(`CREATE UNIQUE INDEX lots_code ON lots (village_id, code)`);
    await queryRunner.query(`CREATE INDEX lots_first_in ON lots (village_id, product_id, delivered_at, id)`);
    await secureTable(queryRunner, 'lots', { app: 'select, insert' });
    const { app } = await roleNames(queryRunner);
    await queryRunner.query(`GRANT UPDATE (remaining, reserved, sold, coming_back) ON lots TO "${app}"`);

    await queryRunner.query(`
      CREATE TABLE contributions (
        village_id uuid NOT NULL,
        lot_id uuid NOT NULL,
        household_id uuid NOT NULL,
        household_code text NOT NULL,
        household_label text NOT NULL,
        weight_gram integer NOT NULL,
        grade text,
        value_fen bigint NOT NULL,
        left_fen bigint NOT NULL,
        PRIMARY KEY (village_id, lot_id, household_id),
        CONSTRAINT contributions_weight CHECK (weight_gram > 0),
        CONSTRAINT contributions_value CHECK (left_fen >= 0 AND left_fen <= value_fen),
        CONSTRAINT contributions_lot FOREIGN KEY (village_id, lot_id) REFERENCES lots (village_id, id)
      ) WITH (fillfactor = 50)`);
    await secureTable(queryRunner, 'contributions', { app: 'select, insert' });
    await queryRunner.query(`GRANT UPDATE (left_fen) ON contributions TO "${app}"`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE contributions, lots, price_agreements, products`);
  }
}
