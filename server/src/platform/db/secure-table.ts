import type { QueryRunner } from 'typeorm';

/** The names of the roles for which a migration grants; set on the migrating connection by the migrator. */
export interface RoleNames {
  readonly app: string;
  readonly worker: string;
  readonly keeper: string;
}

export async function roleNames(queryRunner: QueryRunner): Promise<RoleNames> {
  const rows = (await queryRunner.query(
    `SELECT current_setting('wecountry.app_role') AS app, current_setting('wecountry.worker_role') AS worker,
            current_setting('wecountry.keeper_role') AS keeper`,
  )) as RoleNames[];
  const [names] = rows;
  if (!names) throw new Error('The migrating connection carries no role names');
  return names;
}

export interface TableGrants {
  /** What the application may do, such as `'select, insert'`; append-only tables leave out update and delete. */
  readonly app: string;
}

const ofVillage = `village_id = NULLIF(current_setting('app.village_id', true), '')::uuid`;

/**
 * Closes a village table: row level security on and forced, one policy on the village of the transaction, and only
 * these grants. Every village table of a migration passes here.
 */
export async function secureTable(queryRunner: QueryRunner, table: string, grants: TableGrants): Promise<void> {
  await secureWith(queryRunner, table, grants, { village: ofVillage });
}

/**
 * The same for a global table, whose rows belong to a user or to everybody; says its own policies, one per name.
 * A policy is an expression for USING and WITH CHECK, for the app role.
 */
export async function secureWith(
  queryRunner: QueryRunner,
  table: string,
  grants: TableGrants,
  policies: Readonly<Record<string, string>>,
): Promise<void> {
  const { app } = await roleNames(queryRunner);
  await queryRunner.query(`ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY`);
  await queryRunner.query(`ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY`);
  for (const [name, using] of Object.entries(policies)) {
    await queryRunner.query(`CREATE POLICY "${table}_${name}" ON "${table}" USING (${using}) WITH CHECK (${using})`);
  }
  await queryRunner.query(`REVOKE ALL ON "${table}" FROM PUBLIC`);
  await queryRunner.query(`GRANT ${grants.app} ON "${table}" TO "${app}"`);
}

/** The rows of the user whom the transaction acts for. */
export const ofUser = `user_id = NULLIF(current_setting('app.user_id', true), '')::uuid`;
export { ofVillage };
