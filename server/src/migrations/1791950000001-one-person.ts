import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleNames } from '../platform/db/secure-table.js';

const HEAD = `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS`;

/**
 * One person is one user, whichever client came first. A unionid that is learnt later is kept, and joins two users that
 * it proves to be the same: identities and sessions go to the one who has a place somewhere. Where both have one
 * (a village, an order, an office) nothing is moved: that is for the register to settle. `union_asked_at` remembers
 * that WeChat was asked and gave none, so that nobody is asked at every login.
 */
export class OnePerson1791950000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const { app, keeper } = await roleNames(queryRunner);
    await queryRunner.query(`ALTER TABLE identities ADD COLUMN union_asked_at timestamptz`);
    await queryRunner.query(`DROP FUNCTION login_identity(text, text, text, uuid, timestamptz)`);
    await queryRunner.query(
      `CREATE POLICY "sessions_keeper" ON sessions TO "${keeper}" USING (true) WITH CHECK (true)`,
    );
    for (const table of ['memberships', 'auditors']) {
      await queryRunner.query(`CREATE POLICY "${table}_keeper" ON "${table}" FOR SELECT TO "${keeper}" USING (true)`);
      await queryRunner.query(`GRANT SELECT ON "${table}" TO "${keeper}"`);
    }
    await queryRunner.query(`GRANT SELECT ON order_references TO "${keeper}"`);
    await queryRunner.query(`GRANT UPDATE (user_id, unionid, union_asked_at) ON identities TO "${keeper}"`);
    await queryRunner.query(`GRANT SELECT, UPDATE (user_id) ON sessions, refresh_tokens, login_tickets TO "${keeper}"`);
    await this.functions(queryRunner);
    await queryRunner.query(`GRANT CREATE ON SCHEMA public TO "${keeper}"`);
    for (const name of ['login_identity', 'is_identity_settled', 'join_users']) {
      await queryRunner.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`);
      await queryRunner.query(`ALTER FUNCTION ${name} OWNER TO "${keeper}"`);
      // Joining is the keeper's alone, inside of a login: it needs a proof that only WeChat gives.
      if (name !== 'join_users') await queryRunner.query(`GRANT EXECUTE ON FUNCTION ${name} TO "${app}"`);
    }
    await queryRunner.query(`REVOKE CREATE ON SCHEMA public FROM "${keeper}"`);
  }

  private async functions(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION is_identity_settled(an_appid text, an_openid text) RETURNS boolean ${HEAD} $$
      BEGIN
        RETURN EXISTS (SELECT FROM identities WHERE appid = an_appid AND openid = an_openid
                       AND (unionid IS NOT NULL OR union_asked_at IS NOT NULL));
      END $$`);
    await queryRunner.query(`
      CREATE FUNCTION join_users(one uuid, other uuid) RETURNS uuid ${HEAD} $$
      DECLARE
        placed uuid[];
        kept uuid;
        gone uuid;
      BEGIN
        placed := ARRAY(SELECT user_id FROM memberships WHERE user_id IN (one, other)
                        UNION SELECT user_id FROM auditors WHERE user_id IN (one, other)
                        UNION SELECT user_id FROM order_references WHERE user_id IN (one, other));
        IF cardinality(placed) > 1 THEN RETURN one; END IF;
        kept := coalesce(placed[1], (SELECT id FROM users WHERE id IN (one, other) ORDER BY created_at, id LIMIT 1));
        gone := CASE WHEN kept = one THEN other ELSE one END;
        UPDATE identities SET user_id = kept WHERE user_id = gone;
        UPDATE sessions SET user_id = kept WHERE user_id = gone;
        UPDATE refresh_tokens SET user_id = kept WHERE user_id = gone;
        UPDATE login_tickets SET user_id = kept WHERE user_id = gone;
        RETURN kept;
      END $$`);
    // The lock is on the identity, or on the unionid that joins the web's and the mini-program's, so that two first
    // logins at once make one user.
    await queryRunner.query(`
      CREATE FUNCTION login_identity(an_appid text, an_openid text, a_unionid text, was_asked boolean,
                                     a_new_user uuid, a_time timestamptz)
      RETURNS uuid ${HEAD} $$
      DECLARE
        known identities;
        found_user uuid;
        other_user uuid;
      BEGIN
        SELECT * INTO known FROM identities WHERE appid = an_appid AND openid = an_openid;
        IF known.user_id IS NOT NULL AND (known.unionid = a_unionid OR (a_unionid IS NULL AND NOT was_asked)) THEN
          RETURN known.user_id;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtextextended(coalesce(a_unionid, an_appid || ' ' || an_openid), 7260452));
        SELECT user_id INTO found_user FROM identities WHERE appid = an_appid AND openid = an_openid FOR UPDATE;
        SELECT user_id INTO other_user FROM identities WHERE unionid = a_unionid ORDER BY created_at LIMIT 1;
        IF found_user IS NULL THEN
          found_user := other_user;
          IF found_user IS NULL THEN
            INSERT INTO users (id, created_at) VALUES (a_new_user, a_time);
            found_user := a_new_user;
          END IF;
          INSERT INTO identities (appid, openid, user_id, unionid, union_asked_at, created_at)
          VALUES (an_appid, an_openid, found_user, a_unionid, CASE WHEN was_asked THEN a_time END, a_time)
          ON CONFLICT (appid, openid) DO UPDATE SET unionid = coalesce(excluded.unionid, identities.unionid)
          RETURNING user_id INTO found_user;
          RETURN found_user;
        END IF;
        UPDATE identities SET unionid = coalesce(a_unionid, unionid),
          union_asked_at = CASE WHEN was_asked THEN a_time ELSE union_asked_at END
        WHERE appid = an_appid AND openid = an_openid;
        IF other_user <> found_user THEN RETURN join_users(found_user, other_user); END IF;
        RETURN found_user;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Users that were joined are not taken apart again');
  }
}
