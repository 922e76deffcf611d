import { InvitesService, JoiningService, RegisterEventsService } from '../../modules/people/index.js';
import { markedName } from '../data/register.js';
import type { DemoPerson } from '../people-file.js';
import { type DemoIdentity, identityOf, type Stage } from '../stage.js';
import { type DemoVillage, villager } from './founding.js';

interface Newcomer {
  readonly name: string;
  readonly hamlet: string;
  readonly no: number;
  readonly roleText: string;
  /** Has asked to be let in, so many days ago; the others have not come yet. */
  readonly asked?: { readonly daysAgo: number; readonly time: string };
}

const NOT_IN = '还没进村';
const NEW_PHONE = '换了微信';

/** People of the register with a WeChat that the village does not know yet. */
const NEWCOMERS: readonly Newcomer[] = [
  { name: '石银梅', hamlet: '上寨', no: 17, roleText: NOT_IN },
  { name: '杨月仙', hamlet: '上寨', no: 2, roleText: NOT_IN },
  { name: '吴玉珍', hamlet: '下寨', no: 9, roleText: NOT_IN, asked: { daysAgo: 1, time: '19:40' } },
  { name: '罗宏伟', hamlet: '坡头寨', no: 12, roleText: NEW_PHONE, asked: { daysAgo: 0, time: '07:20' } },
];

/**
 * An invite that waits on the table of 上寨 17, somebody who went off to work, and two who ask to be let in. Returns those
 * whom the simulator's page offers as new.
 */
export async function liveJoining(stage: Stage, village: DemoVillage, chair: string): Promise<DemoPerson[]> {
  const { calendar, services } = stage;
  const home = villager(village, '吴阿满').householdId;
  const invited = await stage.actor(village.id, chair, calendar.at(3, '10:15'));
  await services.get(InvitesService).invite(invited, { householdIds: [home], days: 30 });
  const { residentId } = villager(village, '龙远山');
  await services.get(RegisterEventsService).record(await stage.actor(village.id, chair, calendar.at(2, '16:30')), {
    kind: 'went_away',
    happenedOn: calendar.day(4),
    residentId,
  });
  const listed: DemoPerson[] = [];
  for (const newcomer of NEWCOMERS) {
    const identity = identityOf(`newcomer ${newcomer.name}`);
    if (newcomer.asked) await ask(stage, village, newcomer, identity);
    const { name, hamlet, no, roleText } = newcomer;
    const householdText = `${hamlet} ${no} 号`;
    listed.push({ ...identity, name: markedName(name), roleText, householdText, villageName: village.name });
  }
  return listed;
}

async function ask(stage: Stage, village: DemoVillage, newcomer: Newcomer, identity: DemoIdentity): Promise<void> {
  const { name, hamlet, no, asked } = newcomer;
  const at = asked && stage.calendar.at(asked.daysAgo, asked.time);
  if (!at) return;
  const actor = await stage.actor(
    village.id,
    await stage.user(identity),
    at < stage.calendar.now ? at : stage.calendar.now,
  );
  const hamletId = village.hamlets.get(hamlet) ?? '';
  await stage.services.get(JoiningService).request(actor, { name: markedName(name), hamletId, no });
}
