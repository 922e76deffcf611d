import 'reflect-metadata';
import { VillagesService } from '../modules/villages/index.js';
import type { Config } from '../platform/config/config.js';
import { makeContext } from '../server.js';
import { DemoCalendar } from './calendar.js';
import { BUYERS } from './data/market.js';
import { CENLING_SHAPE, markedName, TONGGUAN_SHAPE } from './data/register.js';
import { liveActivities } from './history/activities.js';
import { found, grant, villager, type DemoVillage } from './history/founding.js';
import { liveTrade, type DemoBuyer } from './history/goods.js';
import { liveJoining } from './history/joining.js';
import { draftPlan, liveMuseum } from './history/museum.js';
import { alone } from './making.js';
import { liveNotices } from './history/notices.js';
import { writePastTrades } from './history/past-trades.js';
import { Pictures } from './history/pictures.js';
import { livePoints } from './history/points.js';
import { liveSmallVotes } from './history/decisions.js';
import { livePrivacy } from './history/privacy.js';
import { liveTopics } from './history/topics.js';
import { liveVotes } from './history/votes.js';
import { MediaService } from '../modules/media/index.js';
import { writePeople, type DemoPerson } from './people-file.js';
import { identityOf, Stage, type DemoIdentity } from './stage.js';

const SLUG = 'tongguan';
/** Whom the villagers chose. */
const SEATS = [
  { hamlet: '上寨', no: 5, name: '石明', role: 'committee' },
  { hamlet: '中寨', no: 6, name: '杨秀英', role: 'committee' },
  { hamlet: '坡头寨', no: 4, name: '潘仁和', role: 'supervisor' },
] as const;

/** What a demo is made of, when not as it is shown: another day to be made on, a smaller village. */
interface Making {
  readonly today?: Date;
  readonly shape?: typeof TONGGUAN_SHAPE;
}

/**
 * Makes the demo village once: two registers, a month of history lived through the services, the list of people.
 * `half`: an earlier making did not come to its end; it can't be mended, and nothing was done.
 */
export async function generate(
  config: Config,
  { today = new Date(), shape = TONGGUAN_SHAPE }: Making = {},
): Promise<'made' | 'there' | 'half'> {
  return alone(config, SLUG, async (making) => {
    if ((await making.state()) === 'half') return 'half';
    const services = await makeContext(config);
    try {
      if (await services.get(VillagesService).bySlug(SLUG)) return 'there';
      const began = performance.now();
      console.log('第一次启动，正在做演示村 (making the demo village, about a minute)…');
      await making.begin();
      await live(new Stage(services, new DemoCalendar(today)), shape, config.dataDir);
      await making.end();
      console.log(`演示村做好了 (${((performance.now() - began) / 1000).toFixed(0)} s)。`);
      return 'made';
    } finally {
      await services.close();
    }
  });
}

async function live(stage: Stage, shape: typeof TONGGUAN_SHAPE, dataDir: string): Promise<void> {
  const founded = stage.calendar.sharedYearAt(1, 1, '08:00');
  const auditor = await newcomer(stage, 'auditor');
  await stage.services.get(VillagesService).appointAuditor(auditor.userId, founded);
  const place = { province: '贵州省', county: '黎平县', demo: true, at: founded, auditorId: auditor.userId };
  const village = await found(stage, { slug: SLUG, name: '铜关村', shape, seats: SEATS, ...place });
  const other = await found(stage, { slug: 'cenling', name: '岑岭村', shape: CENLING_SHAPE, ...place });
  const by = { auditorId: auditor.userId, at: founded };
  const museum = await newcomer(stage, 'museum');
  const people = await cast(stage, village, by, museum.userId);
  const neighbour = neighbours(other);
  const pictures = new Pictures(stage.services.get(MediaService));

  await liveMuseum(stage, village, museum.userId);
  const items = await livePoints(stage, village, {
    reviewers: [people.chair, people.second],
    teller: people.villager,
    pictures,
  });
  const planId = await draftPlan(stage, village, museum.userId);
  const buyers = await makeBuyers(stage);
  const trades = await liveTrade(stage, village, { staff: people.packer.userId, buyers });
  await livePrivacy(stage, village, { chair: people.chair.userId });
  const story = [people.villager, people.away];
  await liveNotices(stage, village, {
    author: people.chair.userId,
    leader: people.leader.userId,
    asleep: new Set(story.map((v) => v.userId)),
  });
  await liveVotes(stage, village, {
    chair: people.chair.userId,
    second: people.second.userId,
    leader: people.leader.userId,
    waiting: new Set([...story, people.chair, people.second, people.supervisor].map((v) => v.householdId)),
    pictures,
    planId,
  });
  const { chair, second, neighbour: asking, leader: reporter } = people;
  const singer = villager(village, '陆正华');
  const silent = new Set([...Object.values(people), singer].map((one) => one.householdId));
  await liveActivities(stage, village, { chair, singer, museum: museum.userId, newcomer: asking, silent, items });
  await liveTopics(stage, village, { chair, second, reporter, named: [...story, asking] });
  const newcomers = await liveJoining(stage, village, people.chair.userId);
  await liveSmallVotes(stage, village, people.chair.userId);
  await stage.runDue(stage.calendar.now);
  writePastTrades(dataDir, trades);
  writePeople(dataDir, [
    ...Object.values(people).map((p) => p.listed),
    { ...museum.identity, name: markedName('龙博'), roleText: '博物馆', villageName: village.name },
    { ...auditor.identity, name: markedName('周审'), roleText: '审计', villageName: '各村' },
    ...buyers.map((b, i) => ({
      ...b.identity,
      name: markedName(b.receiver.name),
      roleText: '买家',
      householdText: BUYERS[i]?.city,
    })),
    ...neighbour,
    ...newcomers,
  ]);
}

async function newcomer(stage: Stage, key: string): Promise<{ userId: string; identity: DemoIdentity }> {
  const identity = identityOf(key);
  return { userId: await stage.user(identity), identity };
}

/** Who has which part in the demo, with the roles they hold. */
async function cast(stage: Stage, village: DemoVillage, by: { auditorId: string; at: Date }, museumId: string) {
  const part = (name: string, roleText: string) => {
    const person = villager(village, name);
    const listed: DemoPerson = {
      ...identityOf(person.key),
      name: markedName(name),
      roleText,
      householdText: `${person.hamlet} ${person.no} 号`,
      villageName: village.name,
    };
    return { ...person, listed };
  };
  const people = {
    villager: part('吴阿满', '村民'),
    away: part('吴家兴', '村民'),
    neighbour: part('吴雪芬', '组长'),
    chair: part('石明', '村委会'),
    second: part('杨秀英', '村委会'),
    leader: part('石春生', '组长'),
    supervisor: part('潘仁和', '监督委员会'),
    packer: part('石阿芳', '合作社'),
  };
  for (const [person, role] of [
    [people.packer, 'coop_staff'],
    [people.leader, 'group_leader'],
    [people.neighbour, 'group_leader'],
    [part('龙远山', ''), 'group_leader'],
    [part('陆正华', ''), 'group_leader'],
  ] as const) {
    await grant(stage, village, by, { userId: person.userId, role });
  }
  await grant(stage, village, by, { userId: museumId, role: 'museum_staff', name: markedName('龙博') });
  return people;
}

/** Two people of the second village, to show that villages do not see each other. */
function neighbours(village: DemoVillage): DemoPerson[] {
  const [chair] = village.seated;
  const second = village.villagers.find((v) => v.bornOn < '2000' && v.householdId !== chair?.householdId);
  if (!chair || !second) throw new Error('The second village has too few people');
  return [chair, second].map((v, i) => ({
    ...identityOf(v.key),
    name: markedName(v.name),
    roleText: i === 0 ? '村委会' : '村民',
    householdText: `${v.hamlet} ${v.no} 号`,
    villageName: village.name,
  }));
}

async function makeBuyers(stage: Stage): Promise<DemoBuyer[]> {
  const buyers: DemoBuyer[] = [];
  for (const { key, receiver } of BUYERS) {
    const { userId, identity } = await newcomer(stage, `buyer ${key}`);
    await stage.login(userId, identity);
    buyers.push({ userId, identity, receiver });
  }
  return buyers;
}
