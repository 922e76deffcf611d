import { posix } from 'node:path';
import { ModulesContainer } from '@nestjs/core';
import { api } from '@wecountry/shared/contracts';
import type { Contract } from '@wecountry/shared/contracts/contract';
import { routes, type RouteName } from '@wecountry/shared/contracts/routes';
import { endpointOf, isOpen } from '../src/platform/http/endpoint.js';
import { startApp, type TestApp, type TestUser, type TestVillage } from './harness/app.js';

/** Handlers without a contract, and why nobody needs to be known there. */
const OPEN = [
  '/*', // the page and its files
  '/api/auth/callback', // WeChat brings the browser back
  '/api/auth/start', // the browser leaves for WeChat
  '/api/docs',
  '/api/docs/:file',
  '/api/openapi.json',
  '/health/live',
  '/health/ready',
  '/metrics', // guarded by METRICS_TOKEN
];
/** Open by their own means: each proves who calls by a signature. */
const SIGNED = [
  '/api/villages/:village/invite-sheets/:of/:name',
  '/api/villages/:village/media/:media/:size',
  '/api/villages/:village/notices/:notice/sheet.pdf',
  '/api/villages/:village/polls/:poll/result.pdf',
  '/api/villages/:village/people/:user/my-data.zip',
  '/api/wechat/pay/notify',
  '/api/wechat/pay/refund-notify',
];

interface Found {
  path: string;
  name: RouteName | undefined;
  open: boolean;
}

describe('every route', () => {
  let app: TestApp;
  let village: TestVillage;
  let stranger: TestUser;
  beforeAll(async () => {
    app = await startApp();
    village = await app.newVillage();
    stranger = await app.newUser();
  });
  afterAll(() => app.close());

  const handlers = (): Found[] =>
    [...app.nest.get(ModulesContainer).values()]
      .flatMap((module) => [...module.controllers.values()])
      .flatMap(({ metatype }) => {
        if (!metatype) return [];
        const prototype = metatype.prototype as Record<string, object>;
        return Object.getOwnPropertyNames(prototype)
          .filter((key) => key !== 'constructor' && Reflect.hasMetadata('path', prototype[key] ?? {}))
          .map((key) => {
            const handler = prototype[key]!;
            const parts = [metatype, handler].map((place) => Reflect.getMetadata('path', place) as string);
            const path = posix.normalize(`/${parts.join('/')}`);
            return { path, name: endpointOf(handler)?.name, open: isOpen(handler, metatype) };
          });
      });

  it('has a contract, or is one of the few that are open', () => {
    const found = handlers();
    expect(found.filter((h) => !h.name && !h.open)).toEqual([]);
    expect(
      found
        .filter((h) => h.open && !SIGNED.includes(h.path))
        .map((h) => h.path)
        .sort(),
    ).toEqual(OPEN);
  });

  it('of the contracts is there, once', () => {
    const names = handlers().flatMap((h) => h.name ?? []);
    expect(names.sort()).toEqual(Object.keys(routes).sort());
  });

  const closed = (Object.entries(api) as [RouteName, Contract][]).filter(([, c]) => c.access !== 'public');
  const anyId = '01890000-0000-7000-8000-000000000000';
  const send = async (name: RouteName, villageId: string, as?: TestUser) => {
    const [method, template] = routes[name];
    const url = template.replace(/:(\w+)/g, (_, key) => (key === 'village' ? villageId : anyId));
    const authorization = as ? { authorization: `Bearer ${as.session.accessToken}` } : {};
    const response = await app.nest.inject({ method, url, headers: { ...authorization, 'idempotency-key': anyId } });
    return response.json<{ status: number; code: string }>();
  };

  it.each(closed.map(([name]) => name))('%s wants a login', async (name) => {
    expect(await send(name, village.id)).toMatchObject({ status: 401, code: 'session.missing' });
  });

  const ofRoles = closed.filter(([, c]) => typeof c.access !== 'string').map(([name]) => name);
  it.each(ofRoles)('%s shows nothing to somebody from outside the village', async (name) => {
    const fresh = routes[name][0] === 'GET' ? stranger : await app.newUser();
    expect(await send(name, village.id, fresh)).toMatchObject({ status: 404, code: 'request.not_found' });
  });

  const inVillage = closed.filter(([name]) => routes[name][1].includes(':village')).map(([name]) => name);
  it.each(inVillage)('%s knows no village that is not there', async (name) => {
    const fresh = routes[name][0] === 'GET' ? stranger : await app.newUser();
    expect(await send(name, anyId, fresh)).toMatchObject({ status: 404, code: 'request.not_found' });
  });
});
