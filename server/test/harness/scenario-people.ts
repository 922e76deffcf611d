import { businessDate } from '@wecountry/shared/domain/calendar';
import { inboxKinds, subscribeTemplates } from '@wecountry/shared/domain/inbox';
import sharp from 'sharp';
import { SessionService } from '../../src/platform/auth/session.service.js';
import { recordedVoice } from './media.js';
import { fromNow, takePhoto } from './polls.js';
import { tellSomething } from './inbox.js';
import { type Lines, plain } from './scenario-line.js';

const DEVICE = 'device-of-a-test';

/** Login, people, pictures and polls. */
export const peopleLines = {
  'app.config': plain,
  'auth.ticket': {
    ask: async ({ app }) => {
      const { userId, appid, openid } = await app.newUser();
      const { ticket, binder } = await app.get(SessionService).ticketFor(userId, { appid, openid });
      return { body: { ticket, device: DEVICE }, headers: { cookie: `login_ticket=${binder}` } };
    },
  },
  'auth.mini': {
    ask: async ({ wechat }) => ({ body: { code: await wechat.phoneLogin(wechat.persons[0]), device: DEVICE } }),
  },
  'auth.refresh': {
    ask: async ({ app }) => {
      const { session } = await app.newUser(DEVICE);
      return { body: { refreshToken: session.refreshToken, device: DEVICE } };
    },
  },
  'auth.logout': { lets: 'anyone', ask: async ({ app }) => ({ as: await app.newUser() }) },
  'me.get': { lets: 'anyone', ...plain },
  'villages.list': { lets: 'anyone', ...plain },
  'today.get': plain,

  'people.hamlets': plain,
  'people.households': {
    ask: ({ museum }) => ({ query: { hamlet: museum.polls.register.hamlets[0]!.id } }),
  },
  'people.roles': plain,
  'people.grantRole': {
    ask: async ({ app, mark }) => {
      const { userId } = await app.newUser();
      return { body: { userId, role: 'coop_staff', name: `${mark}来的人` } };
    },
  },
  'people.revokeRole': {
    ask: async ({ app, museum }) => ({
      params: { grant: await museum.polls.register.give(await app.newUser(), 'coop_staff') },
    }),
  },

  'media.uploadVoice': { ask: (village) => ({ file: recordedVoice(village.next()) }) },
  'media.upload': {
    ask: async (village) => {
      const background = { r: village.next() % 256, g: 90, b: 40 };
      const picture = sharp({ create: { width: 40, height: 30, channels: 3, background } });
      return { file: await picture.png().toBuffer() };
    },
  },

  'inbox.list': {
    lets: 'anyone',
    ask: async (village, as) => {
      await tellSomething(village.app, village.id, as.userId, { title: village.mark });
      return {};
    },
  },
  'inbox.read': {
    lets: 'anyone',
    ask: async (village, as) => ({ body: { ids: [await tellSomething(village.app, village.id, as.userId)] } }),
  },

  'inbox.settings': { lets: 'anyone', ...plain },
  'inbox.mute': {
    lets: 'anyone',
    // Another choice each time: the bits of a number.
    ask: (village) => {
      const n = village.next();
      return { body: { muted: inboxKinds.filter((_, i) => ((n >> i) & 1) === 1) } };
    },
  },
  'inbox.consent': {
    lets: 'anyone',
    ask: (village) => ({ body: { accepted: [subscribeTemplates[village.next() % subscribeTemplates.length]!] } }),
  },

  'polls.list': plain,
  'polls.get': { ask: ({ standing }) => ({ params: { poll: standing.poll } }) },
  'polls.open': {
    ask: async (village) => ({
      body: {
        title: `${village.mark}分红办法 ${village.next()}`,
        body: '照积分分去年的盈余。',
        preset: 'household_representatives',
        closesAt: fromNow(2),
        planId: await village.drafted(),
      },
    }),
  },
  'secret.check': { ask: ({ standing }) => ({ params: { poll: standing.secretPoll }, body: { code: standing.code } }) },
  'secret.receipts': { ask: ({ standing }) => ({ params: { poll: standing.secretPoll } }) },
  'polls.minutes': {
    ask: async (village, as) => ({
      params: { poll: await village.reached() },
      body: {
        heldOn: businessDate(new Date()),
        place: `鼓楼 ${village.next()}`,
        attendance: 3,
        photoId: await takePhoto(village.app, village.id, as),
        morePhotoIds: [await takePhoto(village.app, village.id, as, 1)],
      },
    }),
  },
} satisfies Partial<Lines>;
