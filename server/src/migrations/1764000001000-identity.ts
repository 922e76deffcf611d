import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofUser, ofVillage, roleNames, secureWith } from '../platform/db/secure-table.js';

/**
 * Villages, users and how they log in. These tables are global: their policies are on the user of the transaction.
 * Before a login there is no user, so three narrow functions of the keeper role answer exactly "who is this identity",
 * "whose is this refresh token" and "whose was this ticket", each from a secret the caller must already have.
 */
export class Identity1764000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.villages(queryRunner);
    await this.users(queryRunner);
    await this.sessions(queryRunner);
    await this.keeperPolicies(queryRunner);
    await this.functions(queryRunner);
  }

  private async villages(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE villages (
        id uuid PRIMARY KEY,
        slug text NOT NULL CONSTRAINT villages_slug UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,40}$'),
        name text NOT NULL,
        province text NOT NULL,
        county text NOT NULL,
        demo boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL
      )`);
    await secureWith(queryRunner, 'villages', { app: 'select, insert' }, { all: 'true' });
  }

  private async users(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE users (id uuid PRIMARY KEY, created_at timestamptz NOT NULL)`);
    await secureWith(queryRunner, 'users', { app: 'select' }, { own: ofUser.replace('user_id', 'id') });
    await queryRunner.query(`
      CREATE TABLE identities (
        appid text NOT NULL,
        openid text NOT NULL,
        user_id uuid NOT NULL REFERENCES users (id),
        unionid text,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (appid, openid)
      )`);
    await queryRunner.query(`CREATE INDEX identities_user ON identities (user_id)`);
    await queryRunner.query(`CREATE INDEX identities_union ON identities (unionid) WHERE unionid IS NOT NULL`);
    await secureWith(queryRunner, 'identities', { app: 'select' }, { own: ofUser });
    await queryRunner.query(`
      CREATE TABLE memberships (
        user_id uuid NOT NULL REFERENCES users (id),
        village_id uuid NOT NULL REFERENCES villages (id),
        created_at timestamptz NOT NULL,
        PRIMARY KEY (user_id, village_id)
      )`);
    await queryRunner.query(`CREATE INDEX memberships_village ON memberships (village_id, user_id)`);
    await secureWith(
      queryRunner,
      'memberships',
      { app: 'select, insert, delete' },
      { own: `${ofUser} OR ${ofVillage}` },
    );
    await queryRunner.query(
      `CREATE TABLE auditors (user_id uuid PRIMARY KEY REFERENCES users (id), appointed_at timestamptz NOT NULL)`,
    );
    await secureWith(queryRunner, 'auditors', { app: 'select, insert, delete' }, { own: ofUser });
  }

  private async sessions(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        appid text NOT NULL,
        openid text NOT NULL,
        device_hash text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_because text CHECK (ended_because IN ('logout', 'token_reused', 'other_device', 'revoked'))
      )`);
    await queryRunner.query(`CREATE INDEX sessions_user ON sessions (user_id) WHERE ended_at IS NULL`);
    await secureWith(queryRunner, 'sessions', { app: 'select, insert, update' }, { own: ofUser });
    await queryRunner.query(`
      CREATE TABLE refresh_tokens (
        token_hash text PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES sessions (id),
        user_id uuid NOT NULL REFERENCES users (id),
        issued_at timestamptz NOT NULL,
        used_at timestamptz
      )`);
    await queryRunner.query(`CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id)`);
    await secureWith(queryRunner, 'refresh_tokens', { app: 'select, insert, update' }, { own: ofUser });
    await queryRunner.query(`
      CREATE TABLE login_tickets (
        ticket_hash text PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        appid text NOT NULL,
        openid text NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
    await secureWith(queryRunner, 'login_tickets', { app: 'insert' }, { own: ofUser });
  }

  private async keeperPolicies(queryRunner: QueryRunner): Promise<void> {
    const { keeper } = await roleNames(queryRunner);
    const grants = {
      users: 'select, insert',
      identities: 'select, insert',
      refresh_tokens: 'select',
      login_tickets: 'select, delete',
    };
    for (const [table, grant] of Object.entries(grants)) {
      await queryRunner.query(
        `CREATE POLICY "${table}_keeper" ON "${table}" TO "${keeper}" USING (true) WITH CHECK (true)`,
      );
      await queryRunner.query(`GRANT ${grant} ON "${table}" TO "${keeper}"`);
    }
  }

  private async functions(queryRunner: QueryRunner): Promise<void> {
    const head = `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS`;
    // The lock is on the identity, or on the unionid that joins the web's and the mini-program's, so that two first
    // logins at once make one user.
    await queryRunner.query(`
      CREATE FUNCTION login_identity(an_appid text, an_openid text, a_unionid text, a_new_user uuid, a_time timestamptz)
      RETURNS uuid ${head} $$
      DECLARE
        found_user uuid;
      BEGIN
        SELECT user_id INTO found_user FROM identities WHERE appid = an_appid AND openid = an_openid;
        IF found_user IS NOT NULL THEN RETURN found_user; END IF;
        PERFORM pg_advisory_xact_lock(hashtextextended(coalesce(a_unionid, an_appid || ' ' || an_openid), 7260452));
        SELECT user_id INTO found_user FROM identities WHERE appid = an_appid AND openid = an_openid;
        IF found_user IS NOT NULL THEN RETURN found_user; END IF;
        SELECT user_id INTO found_user FROM identities WHERE unionid = a_unionid LIMIT 1;
        IF found_user IS NULL THEN
          INSERT INTO users (id, created_at) VALUES (a_new_user, a_time);
          found_user := a_new_user;
        END IF;
        INSERT INTO identities (appid, openid, user_id, unionid, created_at)
        VALUES (an_appid, an_openid, found_user, a_unionid, a_time);
        RETURN found_user;
      END $$`);
    await queryRunner.query(`
      CREATE FUNCTION user_of_refresh_token(a_hash text) RETURNS uuid ${head} $$
      BEGIN
        RETURN (SELECT user_id FROM refresh_tokens WHERE token_hash = a_hash);
      END $$`);
    await queryRunner.query(`
      CREATE FUNCTION take_login_ticket(a_hash text)
      RETURNS TABLE (ticket_user uuid, ticket_appid text, ticket_openid text) ${head} $$
      BEGIN
        DELETE FROM login_tickets WHERE expires_at < now() - interval '1 hour';
        RETURN QUERY DELETE FROM login_tickets WHERE ticket_hash = a_hash AND expires_at > now()
          RETURNING user_id, appid, openid;
      END $$`);
    const { app, keeper } = await roleNames(queryRunner);
    await queryRunner.query(`GRANT CREATE ON SCHEMA public TO "${keeper}"`);
    for (const name of ['login_identity', 'user_of_refresh_token', 'take_login_ticket']) {
      await queryRunner.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`);
      await queryRunner.query(`GRANT EXECUTE ON FUNCTION ${name} TO "${app}"`);
      await queryRunner.query(`ALTER FUNCTION ${name} OWNER TO "${keeper}"`);
    }
    await queryRunner.query(`REVOKE CREATE ON SCHEMA public FROM "${keeper}"`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION login_identity, user_of_refresh_token, take_login_ticket`);
    await queryRunner.query(
      `DROP TABLE login_tickets, refresh_tokens, sessions, auditors, memberships, identities, users, villages`,
    );
  }
}
