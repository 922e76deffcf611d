import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleNames } from '../platform/db/secure-table.js';

const HEAD = `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS`;

/** What the function may write of each table; its rows it finds by reading them. */
const WRITES: Readonly<Record<string, string>> = {
  residents: 'update (name, born_on, user_id, bound_at)',
  resident_phones: 'delete',
  register_events: 'update (changes)',
  join_requests: 'update (name, state, decided_at, decided_by)',
  role_grants: 'update (holder_name)',
  role_nominations: 'update (holder_name)',
  helper_consents: 'update (ended_at, ended_by)',
  guardian_consents: 'update (ended_at, ended_by)',
  poll_electors: 'update (label)',
  poll_proxies: 'update (holder_name, agent_name)',
  assisted_ballots: 'update (helper_name)',
  plan_shares: 'update (household_name)',
  contributions: 'update (household_label)',
  order_growers: 'update (household_label)',
  orders: 'update (receiver_name, receiver_phone, receiver_detail)',
  payments: 'update (openid)',
  inbox_pushes: 'delete',
  inbox_messages: 'delete',
  inbox_consents: 'delete',
  inbox_settings: 'delete',
  idempotency_keys: 'delete',
};

/**
 * An account is given up: by functions that touch the person of the transaction and nobody else, so that the application
 * itself still may not rewrite an electorate, an order or a payment. What the law keeps stays, under a name that is none.
 */
export class Erasure1792200003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const { app, keeper } = await roleNames(queryRunner);
    for (const [table, right] of Object.entries(WRITES)) {
      // A whole ballot of somebody else is none of its business: there it reads only what it looks for.
      const reads = table === 'assisted_ballots' ? 'select (village_id, helper_id)' : 'select';
      await queryRunner.query(`GRANT ${reads}, ${right} ON ${table} TO "${keeper}"`);
    }
    await queryRunner.query(`GRANT UPDATE (openid, device_hash, ended_at, ended_because) ON sessions TO "${keeper}"`);
    await queryRunner.query(`GRANT DELETE ON identities, refresh_tokens TO "${keeper}"`);
    await this.erasePerson(queryRunner);
    await this.eraseIdentities(queryRunner);
    await queryRunner.query(`GRANT CREATE ON SCHEMA public TO "${keeper}"`);
    for (const name of ['erase_person', 'erase_identities']) {
      await queryRunner.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`);
      await queryRunner.query(`GRANT EXECUTE ON FUNCTION ${name} TO "${app}"`);
      await queryRunner.query(`ALTER FUNCTION ${name} OWNER TO "${keeper}"`);
    }
    await queryRunner.query(`REVOKE CREATE ON SCHEMA public FROM "${keeper}"`);
  }

  private async erasePerson(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION erase_person(new_name text, at timestamptz) RETURNS void ${HEAD} $$
      DECLARE
        v uuid := NULLIF(current_setting('app.village_id', true), '')::uuid;
        me uuid := NULLIF(current_setting('app.user_id', true), '')::uuid;
        r residents;
        today date := (at AT TIME ZONE 'Asia/Shanghai')::date;
      BEGIN
        IF v IS NULL OR me IS NULL OR new_name !~ '^已注销' THEN
          RAISE EXCEPTION 'erase_person without a person' USING ERRCODE = '42501';
        END IF;
        SELECT * INTO r FROM residents WHERE village_id = v AND user_id = me FOR UPDATE;
        DELETE FROM inbox_pushes WHERE village_id = v AND user_id = me;
        DELETE FROM inbox_messages WHERE village_id = v AND user_id = me;
        DELETE FROM inbox_consents WHERE village_id = v AND user_id = me;
        DELETE FROM inbox_settings WHERE village_id = v AND user_id = me;
        DELETE FROM idempotency_keys WHERE village_id = v AND user_id = me;
        UPDATE role_grants SET holder_name = new_name WHERE village_id = v AND user_id = me AND holder_name IS NOT NULL;
        UPDATE role_nominations SET holder_name = new_name
          WHERE village_id = v AND user_id = me AND holder_name IS NOT NULL;
        UPDATE assisted_ballots SET helper_name = new_name WHERE village_id = v AND helper_id = me;
        UPDATE orders SET receiver_name = new_name, receiver_phone = '', receiver_detail = ''
          WHERE village_id = v AND user_id = me;
        UPDATE payments SET openid = '' WHERE village_id = v AND order_id IN (
          SELECT id FROM orders WHERE village_id = v AND user_id = me);
        UPDATE join_requests SET state = 'withdrawn', decided_at = at, decided_by = me
          WHERE village_id = v AND user_id = me AND state = 'open';
        UPDATE join_requests SET name = new_name WHERE village_id = v AND (user_id = me OR resident_id = r.id);
        IF r.id IS NULL THEN RETURN; END IF;
        DELETE FROM resident_phones WHERE village_id = v AND resident_id = r.id;
        UPDATE register_events SET changes = '{}' WHERE village_id = v AND resident_id = r.id;
        UPDATE helper_consents SET ended_at = at, ended_by = me
          WHERE village_id = v AND r.id IN (owner_resident_id, helper_resident_id) AND ended_at IS NULL;
        UPDATE guardian_consents SET ended_at = at, ended_by = me
          WHERE village_id = v AND guardian_resident_id = r.id AND ended_at IS NULL;
        UPDATE poll_electors SET label = replace(label, r.name, new_name) WHERE village_id = v AND holder_id = r.id;
        UPDATE poll_proxies SET holder_name = CASE holder_id WHEN r.id THEN new_name ELSE holder_name END,
          agent_name = CASE agent_id WHEN r.id THEN new_name ELSE agent_name END
          WHERE village_id = v AND r.id IN (holder_id, agent_id);
        UPDATE plan_shares SET household_name = new_name
          WHERE village_id = v AND household_id = r.household_id AND household_name = r.name;
        UPDATE contributions SET household_label = new_name || '户'
          WHERE village_id = v AND household_id = r.household_id AND household_label = r.name || '户';
        UPDATE order_growers SET household_label = new_name || '户'
          WHERE village_id = v AND household_id = r.household_id AND household_label = r.name || '户';
        -- Of the birth the year stays, on the side of the majority where they stand: quorums are counted by it.
        UPDATE residents SET name = new_name, user_id = NULL, bound_at = NULL,
          born_on = make_date(extract(year FROM born_on)::int,
            CASE WHEN born_on <= today - interval '18 years' THEN 1 ELSE 12 END,
            CASE WHEN born_on <= today - interval '18 years' THEN 1 ELSE 31 END)
          WHERE village_id = v AND id = r.id;
      END $$`);
  }

  private async eraseIdentities(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION erase_identities(at timestamptz) RETURNS void ${HEAD} $$
      DECLARE
        me uuid := NULLIF(current_setting('app.user_id', true), '')::uuid;
      BEGIN
        IF me IS NULL THEN RAISE EXCEPTION 'erase_identities without a person' USING ERRCODE = '42501'; END IF;
        DELETE FROM login_tickets WHERE user_id = me;
        DELETE FROM refresh_tokens WHERE user_id = me;
        UPDATE sessions SET openid = '', device_hash = '', ended_at = coalesce(ended_at, at),
          ended_because = coalesce(ended_because, 'revoked') WHERE user_id = me;
        DELETE FROM identities WHERE user_id = me;
      END $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { keeper } = await roleNames(queryRunner);
    await queryRunner.query(`DROP FUNCTION erase_person, erase_identities`);
    await queryRunner.query(`REVOKE DELETE ON identities, refresh_tokens FROM "${keeper}"`);
    await queryRunner.query(
      `REVOKE UPDATE (openid, device_hash, ended_at, ended_because) ON sessions FROM "${keeper}"`,
    );
    for (const [table, right] of Object.entries(WRITES)) {
      await queryRunner.query(`REVOKE ${right} ON ${table} FROM "${keeper}"`);
      if (table !== 'assisted_ballots') await queryRunner.query(`REVOKE SELECT ON ${table} FROM "${keeper}"`);
    }
  }
}
