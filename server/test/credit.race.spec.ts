import { addDays, businessDate } from '@wecountry/shared/domain/calendar';
import { startApp, type TestApp } from './harness/app.js';
import { TestCredit } from './harness/credit.js';

describe('points at the same time', () => {
  let app: TestApp;
  let credit: TestCredit;
  beforeAll(async () => {
    app = await startApp();
    credit = await TestCredit.create(app);
  });
  afterAll(() => app.close());

  const entriesOf = (claim: string) =>
    app.tenant.run({ villageId: credit.village }, (tx) =>
      tx.query<{ points: number }>(`SELECT points FROM credit_entries WHERE village_id = $1 AND claim_id = $2`, [
        tx.villageId,
        claim,
      ]),
    );

  it('claims of two phones of a household share one cap', async () => {
    const [head] = credit.heads;
    const member = await credit.register.villager('上寨 1 号', 1);
    const phones = Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? head! : member));
    const photos: string[] = [];
    for (const phone of phones) photos.push(await credit.photo(phone));
    const answers = await Promise.all(
      phones.map((phone, i) => credit.claim(phone, 'sweep', { pictureIds: [photos[i]!] })),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(3);
    expect(
      answers.filter((answer) => answer.status !== 201).every((answer) => answer.problem.code === 'credit.cap_reached'),
    ).toBe(true);
    const points = (await credit.mine(head!)).entries.map((entry) => entry.points);
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(8);
  });

  it('two reviewers of one claim count it once', async () => {
    const second = await credit.register.staff('committee', '石春生');
    for (let round = 0; round < 4; round++) {
      const id = await credit.claimed(credit.heads[1]!, 'song');
      const answers = await Promise.all([
        credit.review(id),
        credit.review(id, second, false, '不算'),
        credit.review(id, second),
      ]);
      expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
      const [won] = answers.filter((answer) => answer.status === 200);
      expect(await entriesOf(id)).toHaveLength(won!.body.state === 'counted' ? 1 : 0);
    }
  });

  it('an objection at the end of the public days either stops the claim or comes too late', async () => {
    for (let round = 0; round < 4; round++) {
      const id = await credit.claimed(credit.heads[2]!);
      await credit.review(id);
      const days = app.runDue(new Date(`${addDays(businessDate(new Date()), 30)}T00:00:00Z`));
      const [objection] = await Promise.all([credit.object(id, credit.heads[3]!), days]);
      const counted = await entriesOf(id);
      if (objection.status === 201) expect(counted).toEqual([]);
      else {
        expect(objection.problem.code).toBe('credit.not_now');
        expect(counted).toEqual([{ points: 5 }]);
      }
    }
  });
});
