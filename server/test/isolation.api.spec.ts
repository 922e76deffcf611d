import { errors, type ErrorCode } from '@wecountry/shared/errors';
import { openApiDocument } from '../src/platform/http/openapi.js';
import { newId } from '../src/platform/db/id.js';
import { replayed } from './harness/books.js';
import { lineOf, linesBeyond, othersOf, type Reply, rightfulOf, Scenario } from './harness/scenario.js';
import type { Ask } from './harness/scenario-line.js';
import { type ApiDocument, type Operation, operationsOf, placesIn, swapped } from './harness/scenario-operations.js';
import { type PersonName, personNames, type ScenarioVillage } from './harness/scenario-village.js';

/** Nobody needs to be known there: what a page asks before it can log in. */
const PUBLIC = ['app.config', 'auth.mini', 'auth.refresh', 'auth.ticket'];
/** Writes without an Idempotency-Key, because doing them again changes nothing. */
const REPEATABLE = [
  'activities.checkIn',
  'activities.mark',
  'activities.remove',
  'auth.logout',
  'groups.lead',
  'groups.move',
  'guardians.consent',
  'helpers.end',
  'inbox.mute',
  'inbox.read',
  'joining.accept',
  'joining.decide',
  'joining.request',
  'joining.revokeInvite',
  'joining.withdraw',
  'notices.closeHiring',
  'notices.hideReply',
  'notices.mark',
  'notices.signOff',
  'notices.signUp',
  'orders.cancel',
  'orders.pay',
  'orders.sync',
  'people.call',
  'people.confirmImport',
  'people.decideNomination',
  'people.revokeRole',
  'phones.enter',
  'phones.set',
  'polls.cast',
  'polls.giveProxy',
  'privacy.agree',
  'privacy.leave',
  'privacy.withdraw',
  'secret.cast',
  'secret.check',
];
/** Asks by a POST, to keep a secret out of addresses, and changes nothing the first time either. */
const ASKING = ['secret.check'];
/** Ids that are of no village: a user may be given a role anywhere, a phone numbers its own ballots. */
const OF_NO_VILLAGE = ['body.requestId', 'body.userId'];
/** Answers that are across villages by their nature. */
const ACROSS_VILLAGES = ['villages.list'];
/** Reads that name nothing by an id or a number; the counts in them are looked at by themselves. */
const NAMELESS = [
  'app.config',
  'audit.verify',
  'guardians.mine',
  'helpers.desk',
  'helpers.mine',
  'inbox.settings',
  'ledger.books',
  'ledger.trial',
  'people.export',
  'people.template',
  'privacy.consent',
  'privacy.copy',
  'privacy.leaving',
  'secret.receipts',
];
/** What a refusal says, and nothing of what it is about. */
const PROBLEM = ['code', 'next', 'requestId', 'status', 'title', 'type'];

const operations = operationsOf(openApiDocument() as unknown as ApiDocument);
const inVillage = operations.filter((o) => o.path.includes('{village}'));
const table = (some: readonly Operation[]) => some.map((o): [string, Operation] => [o.name, o]);
const placesOf = (o: Operation) => o.idPlaces.filter((place) => !OF_NO_VILLAGE.includes(place));

describe('the operations of the OpenAPI document', () => {
  let scenario: Scenario;
  let home: ScenarioVillage;
  let away: ScenarioVillage;
  /** What is called by a name that nothing else has: ids, order numbers, the mark in texts. */
  let namesHome: string[];
  let namesAway: string[];
  beforeAll(async () => {
    scenario = await Scenario.start();
    ({ home, away } = scenario);
    namesHome = await scenario.namesOf(home);
    namesAway = await scenario.namesOf(away);
  }, 120_000);
  afterAll(() => scenario.close());
  beforeEach(() => scenario.settle());

  const personOf = (village: ScenarioVillage, operation: Operation) =>
    village.people[rightfulOf(operation)[0] ?? 'outsider'];
  /** A right request of the first of those who may. */
  const askOf = (village: ScenarioVillage, operation: Operation): Promise<Ask> =>
    Promise.resolve(lineOf(operation).ask(village, personOf(village, operation)));
  const succeed = async (village: ScenarioVillage, operation: Operation, ask: Ask, key?: string): Promise<Reply> => {
    const as = operation.access === 'public' ? undefined : (ask.as ?? personOf(village, operation));
    const reply = await scenario.send(operation, { village: village.id, ask, as, key });
    expect([reply.status, reply.status === operation.status ? '' : reply.text]).toEqual([operation.status, '']);
    return reply;
  };

  it('are those that the server describes', async () => {
    const { body } = await scenario.app.nest.inject('/api/openapi.json');
    expect(operationsOf(JSON.parse(body) as ApiDocument)).toEqual(operations);
  });

  it('each have a line in the scenario, and no line is beside them', () => {
    expect(operations.map((operation) => lineOf(operation)).length).toBe(operations.length);
    expect(linesBeyond(operations)).toEqual([]);
  });

  it('are public, or repeatable without a key, only where it is written down', () => {
    const names = (some: Operation[]) => some.map((operation) => operation.name).sort();
    expect(names(operations.filter((o) => o.access === 'public'))).toEqual(PUBLIC);
    const keyless = operations.filter((o) => o.method !== 'GET' && o.access !== 'public' && !o.keyed);
    expect(names(keyless)).toEqual(REPEATABLE);
  });

  describe('let in whom they are for, and answer with what is theirs:', () => {
    it.each(table(operations))('%s', async (_, operation) => {
      const people = operation.access === 'public' ? (['nobody'] as const) : rightfulOf(operation);
      expect(people.length).toBeGreaterThan(0);
      const texts: string[] = [];
      for (const name of people) {
        const person = name === 'nobody' ? undefined : home.people[name];
        const ask = await lineOf(operation).ask(home, person ?? home.people.outsider);
        expect(placesIn(ask)).toEqual(expect.arrayContaining([...operation.idPlaces]));
        const { status, text } = await scenario.send(operation, { village: home.id, ask, as: ask.as ?? person });
        expect([name, status, status === operation.status ? '' : text]).toEqual([name, operation.status, '']);
        texts.push(text);
      }
      const namedIn = (names: readonly string[]) => names.filter((named) => texts.some((text) => text.includes(named)));
      if (!ACROSS_VILLAGES.includes(operation.name)) expect(namedIn(namesAway)).toEqual([]);
      if (operation.method === 'GET' && !NAMELESS.includes(operation.name)) expect(namedIn(namesHome)).not.toEqual([]);
    });

    it('counting the books of one village only', async () => {
      const as = home.people.supervisor;
      const [, counted = ''] = /^(\d+) /.exec((await scenario.rows())[0]!.journal_entries ?? '') ?? [];
      const { items } = await home.done('ledger.books', as, {});
      expect(items.reduce((sum, { entries }) => sum + entries, 0)).toBe(Number(counted));
      for (const book of ['coop', 'museum', 'village'] as const) {
        const closing = Object.values(await replayed(home.museum.books, book)).filter((fen) => fen > 0);
        const query = { detail: 'sub-accounts' } as const;
        const { totals } = await home.done('ledger.trial', as, { params: { book }, query });
        expect(totals.closingDebitFen).toBe(closing.reduce((sum, fen) => sum + fen, 0));
        const verified = await home.done('audit.verify', as, { params: { book } });
        expect(verified).toMatchObject({ ok: true, entries: items.find((item) => item.book === book)?.entries });
      }
    });
  });

  describe('show nothing of another village, and nothing to others:', () => {
    /** What is wrong with a refusal; null for a right one. */
    const flaw = (who: string, reply: Reply, allowed: readonly number[]): string | null => {
      const { status, body, text, type } = reply;
      if (!allowed.includes(status)) return `${who}: ${status} ${text.slice(0, 200)}`;
      const { title, next } = errors[body.code as ErrorCode];
      const silent =
        type.startsWith('application/problem+json') &&
        Object.keys(body).every((key) => PROBLEM.includes(key) || (status === 422 && key === 'detail')) &&
        body.title === title &&
        body.next === next &&
        !namesAway.some((foreign) => text.includes(foreign));
      return silent ? null : `${who}: says ${text}`;
    };

    it.each(table(inVillage))('%s', async (_, operation) => {
      const [mine, theirs] = [await askOf(home, operation), await askOf(away, operation)];
      const before = await scenario.rows();
      const flaws: (string | null)[] = [];
      const attempt = async (who: string, village: string, ask: Ask, as: PersonName | 'nobody', allowed: number[]) => {
        const person = as === 'nobody' ? undefined : home.people[as];
        flaws.push(flaw(`${as} ${who}`, await scenario.send(operation, { village, ask, as: person }), allowed));
      };

      await attempt('at home', home.id, mine, 'nobody', [401]);
      for (const name of othersOf(operation))
        await attempt('at home', home.id, mine, name, refusalsOf(operation, name));
      const places = placesOf(operation);
      for (const some of places.length > 1 ? [...places.map((place) => [place]), places] : [places]) {
        if (some.length === 0) continue;
        const inPath = some.some((place) => place.startsWith('params.'));
        const ask = swapped(mine, theirs, some);
        for (const name of personNames) {
          await attempt(`with their ${some.join()}`, home.id, ask, name, inPath ? [403, 404] : [403, 404, 422]);
        }
      }
      const strangers =
        lineOf(operation).lets === 'anyone' ? [] : personNames.filter((name) => !everywhere(operation, name));
      for (const name of strangers) await attempt('in their village', away.id, theirs, name, [403, 404]);
      await attempt('in their village', away.id, theirs, 'nobody', [401]);
      if (places.some((place) => place.startsWith('params.'))) {
        for (const name of personNames) await attempt('with ours in their village', away.id, mine, name, [403, 404]);
      }

      expect(flaws.filter((found) => found !== null)).toEqual([]);
      expect(await scenario.rows()).toEqual(before);
      // The very requests that were refused are right for those whom they are for.
      await succeed(home, operation, mine);
      await succeed(away, operation, theirs);
    });
  });

  describe('are done once per key:', () => {
    it.each(table(operations.filter((o) => o.keyed)))('%s', async (_, operation) => {
      const [ask, other] = [await askOf(home, operation), await askOf(home, operation)];
      expect(other).not.toEqual(ask);
      const as = personOf(home, operation);
      const key = newId();
      const before = await scenario.rows();
      const keyless = await scenario.send(operation, { village: home.id, ask, as, key: null });
      expect([keyless.status, keyless.body.code]).toEqual([400, 'request.key_missing']);
      expect(await scenario.rows()).toEqual(before);

      const first = await succeed(home, operation, ask, key);
      const after = await scenario.rows();
      expect(after).not.toEqual(before);
      const again = await succeed(home, operation, ask, key);
      expect(again.body).toEqual(first.body);
      expect(await scenario.rows()).toEqual(after);

      const elsewise = operation.hasBody ? { ...ask, body: other.body } : other;
      for (const another of [elsewise, other]) {
        const refused = await scenario.send(operation, { village: home.id, ask: another, as, key });
        expect([refused.status, refused.body.code]).toEqual([409, 'request.key_reused']);
      }
      expect(await scenario.rows()).toEqual(after);
      await succeed(home, operation, other);
    });
  });

  describe('change nothing when they are done again:', () => {
    const again = operations.filter((o) => REPEATABLE.includes(o.name) && o.path.includes('{village}'));
    it.each(table(again))('%s', async (_, operation) => {
      const ask = await askOf(home, operation);
      const before = await scenario.rows();
      await succeed(home, operation, ask);
      const after = await scenario.rows();
      if (ASKING.includes(operation.name)) expect(after).toEqual(before);
      else expect(after).not.toEqual(before);
      await succeed(home, operation, ask);
      expect(await scenario.rows()).toEqual(after);
    });
  });

  it('leave the books of both in order', async () => {
    await home.shop.checkBooks();
    await away.shop.checkBooks();
  });

  /** An auditor's role holds in every village; so does what the document or the line lets auditors do. */
  const everywhere = (operation: Operation, name: PersonName): boolean =>
    name === 'auditor' && rightfulOf(operation).includes('auditor');

  /** A route of roles is not there for those from outside, and closed to the others; an owner's may say either. */
  const refusalsOf = (operation: Operation, name: PersonName): number[] => {
    if (typeof operation.access === 'string') return [403, 404];
    return ['buyer', 'other_buyer', 'outsider'].includes(name) ? [404] : [403];
  };
});
