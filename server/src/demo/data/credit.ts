type Category = 'rules' | 'culture' | 'sanitation' | 'education' | 'labour' | 'neighbours';

interface DemoItem {
  code: string;
  category: Category;
  title: string;
  points: number;
  evidence: string;
  publicDays: number;
  capPerSeason: number | null;
  claimable: boolean;
  pictureNeeded: boolean;
}

/** An invented rule book; points follow the scale of sheets that villages have published. */
export const RULE_BOOK: { basePoints: number; items: DemoItem[] } = {
  basePoints: 0,
  items: [
    {
      code: 'labour-canal',
      category: 'labour',
      title: '修水渠半天',
      points: 5,
      evidence: '一张现场的照片',
      publicDays: 5,
      capPerSeason: 100,
      claimable: true,
      pictureNeeded: true,
    },
    {
      code: 'labour-sweep',
      category: 'labour',
      title: '打扫鼓楼',
      points: 3,
      evidence: '一张打扫后的照片',
      publicDays: 0,
      capPerSeason: 60,
      claimable: true,
      pictureNeeded: true,
    },
    {
      code: 'labour-patrol',
      category: 'labour',
      title: '夜里防火巡寨',
      points: 10,
      evidence: '一张巡寨的照片',
      publicDays: 5,
      capPerSeason: 100,
      claimable: true,
      pictureNeeded: true,
    },
    {
      code: 'culture-song',
      category: 'culture',
      title: '歌队排练一晚',
      points: 2,
      evidence: '一张排练的照片',
      publicDays: 5,
      capPerSeason: 80,
      claimable: true,
      pictureNeeded: true,
    },
    {
      code: 'culture-festival',
      category: 'culture',
      title: '歌节帮厨一天',
      points: 20,
      evidence: '一张帮厨的照片',
      publicDays: 5,
      capPerSeason: 60,
      claimable: true,
      pictureNeeded: true,
    },
    {
      code: 'sanitation-clean',
      category: 'sanitation',
      title: '清洁户',
      points: 10,
      evidence: '门前、灶房的照片',
      publicDays: 5,
      capPerSeason: 120,
      claimable: true,
      pictureNeeded: true,
    },
    {
      code: 'education-class',
      category: 'education',
      title: '带娃娃学侗歌',
      points: 4,
      evidence: '一张上课的照片',
      publicDays: 5,
      capPerSeason: 40,
      claimable: true,
      pictureNeeded: true,
    },
    {
      code: 'rules-meeting',
      category: 'rules',
      title: '准时参加村民会议',
      points: 1,
      evidence: '一张会场的照片',
      publicDays: 5,
      capPerSeason: 12,
      claimable: true,
      pictureNeeded: true,
    },
    {
      code: 'neighbours-help',
      category: 'neighbours',
      title: '帮邻里收禾一天',
      points: 5,
      evidence: '一张收禾的照片',
      publicDays: 5,
      capPerSeason: 40,
      claimable: true,
      pictureNeeded: true,
    },
  ],
};

/** What the household of the story did in the year that is shared; month and day. */
export const STORY_SHARED = [
  { code: 'labour-canal', month: 3, day: 12 },
  { code: 'sanitation-clean', month: 6, day: 5 },
  { code: 'culture-song', month: 8, day: 20 },
] as const;

/** And this season, by days ago; the last is still in its public period. */
export const STORY_SINCE = [
  { code: 'neighbours-help', daysAgo: 26 },
  { code: 'labour-canal', daysAgo: 19 },
  { code: 'culture-song', daysAgo: 9 },
  { code: 'labour-patrol', daysAgo: 3 },
] as const;
