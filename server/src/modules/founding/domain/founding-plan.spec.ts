import fc from 'fast-check';
import { type FoundingPlan, foundingProblems, householdsOfChosen } from './founding-plan.js';

const isAdult = (bornOn: string) => bornOn <= '2008-11-22';
const shiMing = { hamlet: '上寨', no: 5, name: '石明', bornOn: '1976-06-18' };
const panRenhe = { hamlet: '下寨', no: 4, name: '潘仁和', bornOn: '1957-03-11' };

const plan = (changes: Partial<FoundingPlan> = {}): FoundingPlan => ({
  slug: 'tongguan',
  name: '铜关村',
  province: '贵州省',
  county: '黎平县',
  demo: false,
  hamlets: ['上寨', '下寨'],
  households: householdsOfChosen([shiMing, panRenhe]),
  seats: [
    { ...shiMing, role: 'committee' },
    { ...panRenhe, role: 'supervisor' },
  ],
  ...changes,
});

describe('a plan for a village', () => {
  it('founds one when it is whole', () => {
    expect(foundingProblems(plan(), isAdult)).toEqual([]);
    expect(foundingProblems(plan({ seats: plan().seats.slice(0, 1) }), isAdult)).toEqual([]);
  });

  it('is refused with everything that is wrong, in words', () => {
    const child = { hamlet: '上寨', no: 6, name: '吴小妹', bornOn: '2016-07-03' };
    const kin = { ...shiMing, name: '陆凤英', bornOn: '1978-03-02' };
    const wrong = plan({
      slug: 'Tong Guan',
      county: ' ',
      hamlets: ['上寨', '下寨', '上寨', ''],
      households: [...householdsOfChosen([shiMing, kin, child]), { hamlet: '坡头寨', no: 0, residents: [] }],
      seats: [
        { ...shiMing, role: 'supervisor' },
        { ...kin, role: 'committee' },
        { ...kin, role: 'committee' },
        { ...child, role: 'committee' },
        { ...panRenhe, role: 'committee' },
      ],
    });
    expect(foundingProblems(wrong, isAdult)).toEqual([
      '网址名“Tong Guan”只能用小写字母、数字和短横，2 到 40 个',
      '没写县',
      '有一个寨没写名字',
      '“上寨”写了两次',
      '坡头寨 0 号：没有“坡头寨”这个寨',
      '坡头寨 0 号：户号要从 1 数起',
      '坡头寨 0 号：要有一位户主',
      '吴小妹（上寨 6 号）没满 18 岁',
      '潘仁和（下寨 4 号）不在名册里',
      '上寨 5 号陆凤英写了两次，一个人只能有一个位子',
      '石明和村委是一家人，不能当监督委员',
    ]);
  });

  it('wants a place and a committee', () => {
    expect(foundingProblems(plan({ hamlets: [], households: [], seats: [] }), isAdult)).toEqual([
      '至少要有一个寨',
      '至少要有一位村委',
    ]);
  });

  it('does not guess which of two of one name is meant', () => {
    const twins = householdsOfChosen([shiMing, { ...shiMing, bornOn: '1999-01-01' }]);
    const problems = foundingProblems(plan({ households: twins, seats: [{ ...shiMing, role: 'committee' }] }), isAdult);
    expect(problems).toEqual(['石明（上寨 5 号）那一户有几个同名的人']);
  });

  it('puts every chosen person into one household, with one head each', () => {
    const someone = fc.record({
      hamlet: fc.constantFrom('上寨', '下寨'),
      no: fc.integer({ min: 1, max: 3 }),
      name: fc.constantFrom('石明', '杨秀英', '潘仁和'),
      bornOn: fc.constant('1970-01-01'),
    });
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 12 }), (chosen) => {
        const homes = householdsOfChosen(chosen);
        expect(homes.flatMap((home) => home.residents)).toHaveLength(chosen.length);
        expect(homes.every((home) => home.residents.filter((r) => r.head).length === 1)).toBe(true);
        expect(new Set(homes.map((home) => `${home.hamlet} ${home.no}`)).size).toBe(homes.length);
      }),
    );
  });
});
