import { Dice } from './random.js';

/** The invented people of a demo village. No one here exists; every screen of a demo village says 演示. */
export interface DemoResident {
  name: string;
  /** Birth date, `YYYY-MM-DD`. */
  bornOn: string;
  away: boolean;
  /** Has opened the app once: gets a WeChat identity and a binding. */
  bound: boolean;
  head: boolean;
}

/** A name as the register, the consent page and every list show it: nobody takes it for a real person's. */
export const markedName = (name: string): string => `${name}·演示`;

interface DemoHousehold {
  hamlet: string;
  no: number;
  residents: DemoResident[];
}

export interface DemoRegister {
  hamlets: { name: string; leader: { hamlet: string; no: number } }[];
  households: DemoHousehold[];
}

const SURNAMES = ['吴', '吴', '吴', '石', '石', '石', '杨', '杨', '陆', '陆', '龙', '潘', '欧', '罗'];
const GIVEN = [
  '阿满',
  '春生',
  '秀英',
  '正华',
  '阿兰',
  '老田',
  '春秀',
  '培玉',
  '仁和',
  '显才',
  '品花',
  '学良',
  '昌义',
  '月仙',
  '银梅',
  '光明',
  '应海',
  '世荣',
  '婢鸾',
  '补桥',
  '奶香',
  '玉珍',
  '成林',
  '凤英',
  '开贵',
  '文先',
  '梅花',
  '永福',
  '德胜',
  '桂芝',
  '胜美',
  '庆云',
  '宏伟',
  '雪芬',
  '家兴',
  '远山',
  '丽琴',
  '志强',
  '小妹',
  '建平',
  '云霞',
  '金秀',
  '万和',
  '通明',
  '兰花',
  '再清',
  '水仙',
  '国安',
];

/** Households and heads with a part in the story; the rest is drawn. */
const CAST: {
  hamlet: string;
  no: number;
  people: { name: string; bornOn: string; bound: boolean; away?: boolean }[];
}[] = [
  {
    hamlet: '上寨',
    no: 17,
    people: [
      { name: '吴阿满', bornOn: '1963-04-09', bound: true },
      { name: '石银梅', bornOn: '1966-11-21', bound: false },
      { name: '吴家兴', bornOn: '1990-02-14', bound: true, away: true },
      { name: '吴小妹', bornOn: '2016-07-03', bound: false },
    ],
  },
  {
    hamlet: '上寨',
    no: 2,
    people: [
      { name: '石春生', bornOn: '1971-01-30', bound: true },
      { name: '杨月仙', bornOn: '1973-08-12', bound: false },
    ],
  },
  { hamlet: '上寨', no: 8, people: [{ name: '石老田', bornOn: '1941-05-05', bound: false }] },
  {
    hamlet: '上寨',
    no: 5,
    people: [
      { name: '石明', bornOn: '1976-06-18', bound: true },
      { name: '陆凤英', bornOn: '1978-03-02', bound: true },
    ],
  },
  {
    hamlet: '中寨',
    no: 6,
    people: [
      { name: '杨秀英', bornOn: '1980-10-10', bound: true },
      { name: '龙志强', bornOn: '1979-12-01', bound: true },
    ],
  },
  {
    hamlet: '中寨',
    no: 21,
    people: [
      { name: '龙远山', bornOn: '1969-09-09', bound: true },
      { name: '潘桂芝', bornOn: '1971-02-27', bound: false },
    ],
  },
  {
    hamlet: '下寨',
    no: 9,
    people: [
      { name: '陆正华', bornOn: '1959-07-19', bound: true },
      { name: '吴玉珍', bornOn: '1961-04-04', bound: false },
    ],
  },
  {
    hamlet: '下寨',
    no: 30,
    people: [
      { name: '石阿芳', bornOn: '1988-05-22', bound: true },
      { name: '杨建平', bornOn: '1986-01-15', bound: true },
    ],
  },
  {
    hamlet: '坡头寨',
    no: 4,
    people: [
      { name: '潘仁和', bornOn: '1957-03-11', bound: true },
      { name: '欧品花', bornOn: '1960-12-30', bound: false },
    ],
  },
  {
    hamlet: '坡头寨',
    no: 12,
    people: [
      { name: '吴雪芬', bornOn: '1992-08-08', bound: true },
      { name: '罗宏伟', bornOn: '1990-11-11', bound: true },
    ],
  },
];

interface Shape {
  seed: number;
  hamlets: { name: string; households: number; leaderNo: number }[];
  residents: number;
  cast: boolean;
}

/** 铜关村: 4 hamlets, 460 households, 1,863 people. */
export const TONGGUAN_SHAPE: Shape = {
  seed: 20131001,
  hamlets: [
    { name: '上寨', households: 132, leaderNo: 2 },
    { name: '中寨', households: 118, leaderNo: 21 },
    { name: '下寨', households: 124, leaderNo: 9 },
    { name: '坡头寨', households: 86, leaderNo: 4 },
  ],
  residents: 1863,
  cast: true,
};

/** A second, small village that shows what separates villages. */
export const CENLING_SHAPE: Shape = {
  seed: 77,
  hamlets: [
    { name: '老寨', households: 14, leaderNo: 1 },
    { name: '新寨', households: 9, leaderNo: 1 },
  ],
  residents: 88,
  cast: false,
};

/** So many people live in one drawn household at most. */
const HOUSEHOLD_MAX = 9;

/** Draws the register of a shape; the same shape always gives the same people. */
export function drawRegister(shape: Shape): DemoRegister {
  const dice = new Dice(shape.seed);
  const cast = shape.cast ? CAST : [];
  const households: DemoHousehold[] = shape.hamlets.flatMap(({ name, households: n }) =>
    Array.from({ length: n }, (_, i) => {
      const known = cast.find((c) => c.hamlet === name && c.no === i + 1);
      const residents = known
        ? known.people.map((p, k) => ({
            name: p.name,
            bornOn: p.bornOn,
            bound: p.bound,
            away: p.away ?? false,
            head: k === 0,
          }))
        : [drawHead(dice)];
      return { hamlet: name, no: i + 1, residents };
    }),
  );
  const fixed = new Set(cast.map((c) => `${c.hamlet} ${c.no}`));
  const open = households.filter((h) => !fixed.has(`${h.hamlet} ${h.no}`));
  let missing = shape.residents - households.reduce((n, h) => n + h.residents.length, 0);
  const room = open.reduce((n, h) => n + Math.max(0, HOUSEHOLD_MAX - h.residents.length), 0);
  if (missing > room) throw new RangeError(`${shape.residents} people do not fit into these households`);
  while (missing > 0) {
    const house = dice.pick(open);
    if (house.residents.length >= HOUSEHOLD_MAX) continue;
    house.residents.push(drawMember(dice, house));
    missing--;
  }
  return {
    hamlets: shape.hamlets.map((h) => ({ name: h.name, leader: { hamlet: h.name, no: h.leaderNo } })),
    households,
  };
}

function drawHead(dice: Dice): DemoResident {
  return {
    name: dice.pick(SURNAMES) + dice.pick(GIVEN),
    bornOn: drawBirth(dice, 1938, 1992),
    away: dice.chance(0.12),
    bound: dice.chance(0.86),
    head: true,
  };
}

function drawMember(dice: Dice, house: DemoHousehold): DemoResident {
  const surname = house.residents[0]?.name.slice(0, 1) ?? '吴';
  const bornOn = drawBirth(dice, 1940, 2024);
  const adult = bornOn < '2008';
  return {
    name: (dice.chance(0.7) ? surname : dice.pick(SURNAMES)) + dice.pick(GIVEN),
    bornOn,
    away: adult && dice.chance(0.35),
    bound: adult && dice.chance(0.3),
    head: false,
  };
}

function drawBirth(dice: Dice, from: number, to: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${dice.int(from, to)}-${two(dice.int(1, 12))}-${two(dice.int(1, 28))}`;
}
