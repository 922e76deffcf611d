import { Catalogue, lists, rules } from './harness/catalogue.js';
import { cloneDatabase, type TestDatabase } from './harness/database.js';

type Rule = keyof typeof rules;

/** A right table of villages, for the changes below to spoil. */
const TABLE = `
  CREATE TABLE odd (village_id uuid NOT NULL, id uuid NOT NULL, no text, PRIMARY KEY (village_id, id));
  ALTER TABLE odd ENABLE ROW LEVEL SECURITY;
  ALTER TABLE odd FORCE ROW LEVEL SECURITY;
  CREATE POLICY odd_village ON odd USING (village_id = NULLIF(current_setting('app.village_id', true), '')::uuid)
    WITH CHECK (village_id = NULLIF(current_setting('app.village_id', true), '')::uuid);`;
const DEFINER = `CREATE FUNCTION odd() RETURNS int LANGUAGE sql SECURITY DEFINER`;
const PINNED = `SET search_path = pg_catalog, public, pg_temp AS 'SELECT 1'; REVOKE ALL ON FUNCTION odd FROM PUBLIC`;

/** What somebody may do wrong, and which rule says so. */
const mistakes: readonly (readonly [what: string, change: string, rule: Rule])[] = [
  ['forgets the policy', `${TABLE} DROP POLICY odd_village ON odd`, 'open tables'],
  ['does not force it', `${TABLE} ALTER TABLE odd NO FORCE ROW LEVEL SECURITY`, 'open tables'],
  ['opens it beside', `CREATE POLICY odd ON orders FOR SELECT USING (state = 'paid')`, 'loose policies'],
  [
    'opens it within',
    `ALTER POLICY orders_village ON orders USING (village_id = NULLIF(current_setting('app.village_id', true), '')::uuid OR true)`,
    'loose policies',
  ],
  ['checks no row that is written', `ALTER POLICY orders_village ON orders WITH CHECK (true)`, 'loose policies'],
  ['holds one role only', `ALTER POLICY orders_village ON orders TO <app>`, 'loose policies'],
  [
    'lets a row be of no village',
    `ALTER TABLE orders DROP CONSTRAINT orders_pkey CASCADE; ALTER TABLE orders ALTER village_id DROP NOT NULL`,
    'rows of no village',
  ],
  ['gives no key', `${TABLE} ALTER TABLE odd DROP CONSTRAINT odd_pkey`, 'tables without a key'],
  ['keys by the id alone', `CREATE TABLE odd (village_id uuid NOT NULL, id uuid PRIMARY KEY)`, 'keys across villages'],
  ['makes a number unique for all', `ALTER TABLE orders ADD CONSTRAINT odd UNIQUE (no)`, 'keys across villages'],
  [
    'points at a global table',
    `ALTER TABLE orders ADD CONSTRAINT odd FOREIGN KEY (user_id) REFERENCES users (id)`,
    'keys across villages',
  ],
  [
    'excludes across villages',
    `${TABLE} ALTER TABLE odd ADD CONSTRAINT odd_once EXCLUDE USING btree (no WITH =)`,
    'keys across villages',
  ],
  [
    'makes a number unique by an index',
    `CREATE UNIQUE INDEX odd ON orders (no, village_id)`,
    'unique indexes across villages',
  ],
  ['makes an expression unique', `CREATE UNIQUE INDEX odd ON orders (lower(no))`, 'unique indexes across villages'],
  [
    'points out of the village',
    `${TABLE} CREATE UNIQUE INDEX odd_by_no ON orders (id, village_id); ALTER TABLE odd ADD CONSTRAINT odd_order FOREIGN KEY (village_id, id) REFERENCES orders (id, village_id)`,
    'ways into another village',
  ],
  [
    'points in from a global table',
    `ALTER TABLE memberships ADD CONSTRAINT odd FOREIGN KEY (village_id, user_id) REFERENCES orders (village_id, id)`,
    'ways into another village',
  ],
  [
    'gives the app a table',
    `${TABLE} GRANT CREATE ON SCHEMA public TO <app>; ALTER TABLE odd OWNER TO <app>`,
    'strange owners',
  ],
  ['keeps a function of its own', `${DEFINER} ${PINNED}`, 'strange owners'],
  [
    'hides a table in another schema',
    `CREATE SCHEMA odd; CREATE TABLE odd.orders (id uuid PRIMARY KEY)`,
    'strange owners',
  ],
  ['lets the app become the keeper', `GRANT <keeper> TO <app>`, 'strong roles'],
  ['grants to everybody', `GRANT SELECT ON notices TO PUBLIC`, 'loose grants'],
  ['grants one column to everybody', `GRANT SELECT (title) ON notices TO PUBLIC`, 'loose grants'],
  ['grants to the worker', `GRANT SELECT ON notices TO <worker>`, 'loose grants'],
  ['lets the app empty a table', `GRANT TRUNCATE ON notices TO <app>`, 'loose grants'],
  ['lets the app pass it on', `GRANT SELECT ON notices TO <app> WITH GRANT OPTION`, 'loose grants'],
  ['grants in advance', `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO <app>`, 'grants in advance'],
  ['lets the app make tables', `GRANT CREATE ON SCHEMA public TO <app>`, 'rights to make things'],
  ['lets everybody make tables', `GRANT CREATE ON SCHEMA public TO PUBLIC`, 'rights to make things'],
  ['pins no search path', `${DEFINER} AS 'SELECT 1'; REVOKE ALL ON FUNCTION odd FROM PUBLIC`, 'loose functions'],
  [
    'looks into temporary tables first',
    `${DEFINER} SET search_path = pg_catalog, public AS 'SELECT 1'; REVOKE ALL ON FUNCTION odd FROM PUBLIC`,
    'loose functions',
  ],
  ['lets everybody call it', `GRANT EXECUTE ON FUNCTION user_of_refresh_token TO PUBLIC`, 'loose functions'],
  ['makes a view', `CREATE VIEW odd AS SELECT * FROM orders`, 'views of the owner'],
  ['makes a kept view', `CREATE MATERIALIZED VIEW odd AS SELECT * FROM orders`, 'views of the owner'],
  [
    'makes a trigger',
    `CREATE TRIGGER odd BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
    'triggers',
  ],
];

/** What the migrated schema must be, read from the catalogue: the drift check sees none of this. */
describe('the catalogue', () => {
  let database: TestDatabase;
  let catalogue: Catalogue;
  beforeAll(async () => {
    database = await cloneDatabase();
    catalogue = await Catalogue.open(database);
  });
  afterAll(async () => {
    await catalogue.close();
    await database.drop();
  });

  it.each(Object.keys(rules) as Rule[])('has no %s', async (rule) => {
    expect(await catalogue.names(rules[rule])).toEqual([]);
  });

  it('has tables of villages, and the global ones', async () => {
    const known = ['idempotency_keys', 'journal_entries', 'orders', 'privileged_acts', 'residents'];
    expect(await catalogue.names(lists.villageTables)).toEqual(expect.arrayContaining(known));
    expect(await catalogue.names(lists.globalTables)).toHaveLength(15);
  });

  it('opens the global tables to their user, and to the keeper of the narrow functions', async () => {
    expect(await catalogue.names(lists.policiesOfGlobals)).toEqual([
      'auditors: all may (user_id = my user)',
      'auditors: keeper reads true',
      'demo_makings: all may true',
      'identities: all may (user_id = my user)',
      'identities: keeper may true',
      'login_tickets: all may (user_id = my user)',
      'login_tickets: keeper may true',
      'memberships: all may ((user_id = my user) OR (village_id = my village))',
      'memberships: keeper reads true',
      'order_references: all may (user_id = my user)',
      'order_references: keeper reads true',
      'payment_alarms: all adds (village_id IS NULL)',
      'payment_alarms: all may (village_id = my village)',
      'privacy_consents: all may (user_id = my user)',
      'rate_limits: all may true',
      'refresh_tokens: all may (user_id = my user)',
      'refresh_tokens: keeper may true',
      'sessions: all may (user_id = my user)',
      'sessions: keeper may true',
      'users: all may (id = my user)',
      'users: keeper may true',
      'villages: all may true',
      'wechat_tokens: all may true',
    ]);
    expect(await catalogue.names(lists.ofTheKeeper)).toEqual([
      'assisted_ballots: select, update',
      'auditors: select',
      'contributions: select, update',
      'guardian_consents: select, update',
      'helper_consents: select, update',
      'idempotency_keys: delete, select',
      'identities: delete, insert, select, update',
      'inbox_consents: delete, select',
      'inbox_messages: delete, select',
      'inbox_pushes: delete, select',
      'inbox_settings: delete, select',
      'join_requests: select, update',
      'login_tickets: delete, select, update',
      'memberships: select',
      'order_growers: select, update',
      'order_references: select',
      'orders: select, update',
      'payments: select, update',
      'plan_shares: select, update',
      'poll_electors: select, update',
      'poll_proxies: select, update',
      'polls: select, update',
      'refresh_tokens: delete, select, update',
      'register_events: select, update',
      'resident_phones: delete, select',
      'residents: select, update',
      'role_grants: select, update',
      'role_nominations: select, update',
      'secret_box: delete, insert, select',
      'secret_choices: insert',
      'secret_codes: insert',
      'secret_marks: delete, insert, select',
      'sessions: select, update',
      'users: insert, select',
    ]);
  });

  it('runs as another in these functions only', async () => {
    expect(await catalogue.names(lists.functions)).toEqual([
      'close_secret_box',
      'enqueue_job',
      'erase_identities',
      'erase_person',
      'find_order_reference',
      'is_identity_settled',
      'join_users',
      'login_identity',
      'take_login_ticket',
      'user_of_refresh_token',
    ]);
  });

  /** Every other table is only added to; what is written once and never again is not on these lists. */
  it('lets the app delete and change what is written down here', async () => {
    expect(await catalogue.names(lists.mayDelete)).toEqual([
      'auditors',
      'idempotency_keys',
      'media',
      'memberships',
      'rate_limits',
      'resident_phones',
    ]);
    expect(await catalogue.names(lists.mayUpdate)).toEqual([
      'activities: begun_at, cancel_reason, cancelled_at, closed_at, opened_at, state',
      'activity_groups: leader_id',
      'activity_places: answered_at, answered_by, moved_up_at, note, removed_reason, state, turn',
      'assisted_ballots: overturned_at, overturned_by',
      'balances: credit_fen, debit_fen',
      'ballots',
      'body_members: left_by, left_on',
      'books: first_on, last_number, last_on',
      'contributions: left_fen',
      'credit_claims',
      'decision_tasks: done_at, done_by, done_note',
      'decision_years',
      'demo_makings: done_at',
      'dividend_plans',
      'group_members: asked_at, asked_by, decided_at, decided_by, state',
      'guardian_consents: ended_at, ended_by',
      'helper_consents: ended_at, ended_by, ended_reason',
      'hiring_signups: cancelled_at',
      'household_invites: revoked_at, revoked_by',
      'idempotency_keys',
      'inbox_consents: remaining',
      'inbox_messages: read_at',
      'inbox_pushes: code, ended_at, state',
      'inbox_settings: changed_at, muted',
      'join_requests: decided_at, decided_by, hamlet_id, household_no, name, reason, requested_at, resident_id, state',
      'lots: coming_back, remaining, reserved, sold',
      'media: owner_id, owner_type',
      'notice_hirings: closed_at',
      'notice_marks: acknowledged, listened, seen',
      'notice_replies: hidden_at, hidden_by, hidden_reason',
      'notices: body, pinned_until, published_at, state, title, todo, version, voices, when_text, where_text, withdrawn_at, withdrawn_reason',
      'orders: carrier, closed_at, paid_at, received_at, refund_state, refunded_at, shipped_at, state, tracking_no, waits_for_coop',
      'payments: paid_at, prepaid_at, prepay_id, state, transaction_id',
      'poll_proxies: revoked_at, revoked_by',
      'polls',
      'post_appeals: answer, decided_at, decided_by, upheld',
      'post_reports: settled_at',
      'privacy_consents: withdrawn_at',
      'rate_limits',
      'refresh_tokens',
      'refunds: decided_at, decided_by, ended_at, note, state, wechat_refund_id',
      'register_imports: done_at, done_by, rows',
      'registers',
      'resident_phones: key_id, sealed, set_at, set_by',
      'residents: away, born_on, bound_at, head, household_id, left_because, left_on, name, user_id',
      'role_grants: revoked_at, revoked_by',
      'role_nominations: decided_at, decided_by, reason, state',
      'sessions',
      'topic_posts: hiding_id, label_id, looked_at, state, verdict',
      'topics: opened_at, state, took_seconds',
      'wechat_tokens: expires_at, leased_until, sealed',
    ]);
  });

  describe('notices who', () => {
    it.each(mistakes)('%s', async (_, change, rule) => {
      const found = await catalogue.with(change, () => catalogue.names(rules[rule]));
      expect(found).not.toEqual([]);
    });

    it('has a mistake for every rule', () => {
      expect(Object.keys(rules).filter((rule) => !mistakes.some(([, , broken]) => broken === rule))).toEqual([]);
    });
  });
});
