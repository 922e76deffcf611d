import type { BodyOf } from '@wecountry/shared/contracts';
import type { TestUser } from './app.js';
import { fromNow, takePhoto } from './polls.js';
import type { Lines } from './scenario-line.js';
import type { ScenarioVillage } from './scenario-village.js';

const RUNNERS = ['villager', 'committee', 'museum_staff'] as const;
type NewActivity = BodyOf<'activities.create'>;
type Event = BodyOf<'activities.step'>['event'];

const residentOf = (person: TestUser): string => (person as TestUser & { residentId: string }).residentId;
const itemOf = ({ museum }: ScenarioVillage): string => museum.credit.items.song!;

/** A troupe that the villager leads, whose rehearsals give points. */
async function troupe(village: ScenarioVillage): Promise<string> {
  const body = {
    kind: 'troupe' as const,
    name: `${village.mark}歌队 ${village.next()}`,
    about: '周三排练',
    leaderId: residentOf(village.people.villager),
    creditItemId: itemOf(village),
  };
  return (await village.done('groups.create', village.people.committee, { body })).id;
}

async function rehearsal(village: ScenarioVillage, as: TestUser): Promise<NewActivity> {
  const paid = as === village.people.museum_staff;
  return {
    title: `${village.mark}排练 ${village.next()}`,
    body: '先练《蝉歌》。',
    pictureIds: [await takePhoto(village.app, village.id, as)],
    place: '鼓楼',
    startsAt: fromNow(2),
    endsAt: fromNow(4),
    signUpUntil: fromNow(1),
    capacity: 20,
    hamletIds: [village.museum.polls.register.hamlets[0]!.id],
    groupId: await troupe(village),
    creditItemId: itemOf(village),
    payFen: paid ? 5_000 : null,
    opens: true,
  };
}

/** A rehearsal of a troupe of the villager's, paid by the museum: three kinds of people run it. */
export async function called(village: ScenarioVillage, ...steps: Event[]): Promise<string> {
  const { museum_staff: museum } = village.people;
  const { id } = await village.done('activities.create', museum, { body: await rehearsal(village, museum) });
  for (const event of steps)
    await village.done('activities.step', museum, { params: { activity: id }, body: { event } });
  return id;
}

async function digits(village: ScenarioVillage, activity: string): Promise<string> {
  return (await village.done('activities.code', village.people.museum_staff, { params: { activity } })).digits;
}

/** Activities from the call to the closing, and the groups they are of. */
export const activityLines = {
  'activities.list': {
    ask: async (village) => {
      await called(village);
      return {};
    },
  },
  'activities.get': { ask: async (village) => ({ params: { activity: await called(village) } }) },
  'activities.create': { lets: RUNNERS, ask: async (village, as) => ({ body: await rehearsal(village, as) }) },
  'activities.step': {
    lets: RUNNERS,
    ask: async (village) => ({
      params: { activity: await called(village) },
      body: { event: 'cancel', reason: `下大雨 ${village.next()}` },
    }),
  },
  'activities.answer': {
    ask: async (village) => ({
      params: { activity: await called(village) },
      body: {
        members: [{ residentId: residentOf(village.people.villager), going: true }],
        note: `带鼓 ${village.next()}`,
      },
    }),
  },
  'activities.checkIn': {
    ask: async (village) => {
      const activity = await called(village, 'begin');
      const body = { code: await digits(village, activity), residentIds: [residentOf(village.people.villager)] };
      return { params: { activity }, body };
    },
  },
  'activities.code': { lets: RUNNERS, ask: ({ activity }) => ({ params: { activity } }) },
  'activities.roll': {
    lets: RUNNERS,
    ask: async (village) => {
      const activity = await called(village, 'begin');
      const body = { residentId: residentOf(village.people.villager), present: true };
      await village.done('activities.mark', village.people.museum_staff, { params: { activity }, body });
      return { params: { activity }, query: { q: '上寨' } };
    },
  },
  'activities.mark': {
    lets: RUNNERS,
    ask: async (village) => ({
      params: { activity: await called(village, 'begin') },
      body: { residentId: residentOf(village.people.villager), present: true },
    }),
  },
  'activities.remove': {
    lets: RUNNERS,
    ask: async (village) => {
      const activity = await called(village);
      const residentId = residentOf(village.people.villager);
      await village.done('activities.answer', village.people.villager, {
        params: { activity },
        body: { members: [{ residentId, going: true }] },
      });
      return { params: { activity }, body: { residentId, reason: `人手够了 ${village.next()}` } };
    },
  },
  'activities.calendar': { ask: async (village) => ({ params: { activity: await called(village) } }) },

  'groups.list': {
    ask: async (village) => {
      await troupe(village);
      return {};
    },
  },
  'groups.people': { ask: () => ({ query: { q: '上寨' } }) },
  'groups.get': { ask: async (village) => ({ params: { group: await troupe(village) } }) },
  'groups.create': {
    ask: (village) => ({
      body: {
        kind: 'family',
        name: `${village.mark}亲子 ${village.next()}`,
        about: '',
        leaderId: residentOf(village.people.villager),
        creditItemId: itemOf(village),
      },
    }),
  },
  'groups.move': {
    // The neighbour asks; of those let in, who leads and the committee say yes.
    lets: ['villager', 'committee'],
    ask: async (village) => {
      const group = await troupe(village);
      const residentId = residentOf(village.people.neighbour);
      await village.done('groups.move', village.people.neighbour, {
        params: { group },
        body: { residentId, event: 'ask' },
      });
      return { params: { group }, body: { residentId, event: 'accept' } };
    },
  },
  'groups.lead': {
    ask: async (village) => ({
      params: { group: await troupe(village) },
      body: { residentId: residentOf(village.people.neighbour) },
    }),
  },
} satisfies Partial<Lines>;
