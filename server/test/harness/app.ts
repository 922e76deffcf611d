import 'reflect-metadata';
import path from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { api, type BodyOf, type ParamsOf, type QueryOf, type ResponseOf } from '@wecountry/shared/contracts';
import type { Contract } from '@wecountry/shared/contracts/contract';
import { routes, type RouteName } from '@wecountry/shared/contracts/routes';
import type { Session } from '@wecountry/shared/contracts/session';
import { AccessService } from '../../src/platform/auth/access.service.js';
import { SessionService } from '../../src/platform/auth/session.service.js';
import { type Config, loadConfig } from '../../src/platform/config/config.js';
import { newId } from '../../src/platform/db/id.js';
import { Tenant } from '../../src/platform/db/tenant.js';
import type { Problem } from '../../src/platform/http/problem.filter.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { makeApp } from '../../src/server.js';
import { cloneDatabase, type TestDatabase } from './database.js';

export interface TestUser {
  readonly userId: string;
  readonly appid: string;
  readonly openid: string;
  readonly session: Session;
}

export interface TestVillage {
  readonly id: string;
  readonly slug: string;
}

interface CallOptions<N extends RouteName> {
  as?: TestUser;
  params?: ParamsOf<N>;
  query?: QueryOf<N>;
  body?: BodyOf<N>;
  /** Idempotency-Key; a new one per call when the contract wants one and none is given. */
  key?: string;
  headers?: Record<string, string>;
}

export interface Answer<N extends RouteName> {
  status: number;
  /** What came back, taken as the contract's response. */
  body: ResponseOf<N>;
  /** What came back, taken as a refusal. */
  problem: Problem;
  headers: Record<string, unknown>;
}

/** One server on a database of its own, and the builders that every suite starts from. */
export class TestApp {
  constructor(
    readonly nest: NestFastifyApplication,
    readonly database: TestDatabase,
    readonly config: Config,
  ) {}

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.nest.get<T>(token);
  }

  get tenant(): Tenant {
    return this.nest.get(Tenant);
  }

  /** Calls an operation through HTTP, as the client would. */
  async call<N extends RouteName>(name: N, options: CallOptions<N> = {}): Promise<Answer<N>> {
    const [method, template] = routes[name];
    const contract: Contract = api[name];
    const params = (options.params ?? {}) as Record<string, string>;
    const url = template.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
    const query = Object.entries((options.query ?? {}) as Record<string, unknown>)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]): [string, string] => [key, String(value)]);
    const response = await this.nest.inject({
      method,
      url: query.length > 0 ? `${url}?${new URLSearchParams(query).toString()}` : url,
      headers: {
        ...(options.as && { authorization: `Bearer ${options.as.session.accessToken}` }),
        ...((contract.idempotent || options.key) && { 'idempotency-key': options.key ?? newId() }),
        ...options.headers,
      },
      ...(options.body !== undefined && { payload: options.body as object }),
    });
    const text = response.body;
    const parsed = text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as unknown) : text;
    return {
      status: response.statusCode,
      body: parsed as ResponseOf<N>,
      problem: parsed as Problem,
      headers: response.headers,
    };
  }

  async newVillage(name = '试验村'): Promise<TestVillage> {
    const id = newId();
    const slug = `v-${id.slice(-12)}`;
    await this.tenant.global({}, (tx) =>
      tx.query(
        `INSERT INTO villages (id, slug, name, province, county, demo, created_at) VALUES ($1, $2, $3, '贵州', '黎平', true, $4)`,
        [id, slug, name, tx.now],
      ),
    );
    return { id, slug };
  }

  /** A signed-in user, with no place anywhere yet. */
  async newUser(device = 'device-of-a-test'): Promise<TestUser> {
    const identity = { appid: this.config.wechat.webAppid, openid: `o-${newId()}` };
    const sessions = this.get(SessionService);
    const userId = await sessions.userOf(identity);
    return { userId, ...identity, session: await sessions.open(userId, identity, device) };
  }

  /** An auditor acts in every village. */
  async newAuditor(): Promise<TestUser> {
    const user = await this.newUser();
    await this.tenant.global(user, (tx) =>
      tx.query('INSERT INTO auditors (user_id, appointed_at) VALUES ($1, $2)', [user.userId, tx.now]),
    );
    return user;
  }

  /** Runs the jobs due by a time, each at its own time. */
  runDue(until = new Date()): Promise<number> {
    return this.get(JobRunner).runDue(until);
  }

  /** Lets a change of roles act at once instead of within some seconds. */
  forgetAccess(): void {
    this.get(AccessService).forget();
  }

  async close(): Promise<void> {
    await this.nest.close();
    await this.database.drop();
  }
}

/** Starts the server for one test file; close it in `afterAll`. `parts` stand in for the product's modules. */
export async function startApp(settings: NodeJS.ProcessEnv = {}, parts?: readonly Type[]): Promise<TestApp> {
  const database = await cloneDatabase();
  const config = loadConfig({ ...testEnvironment(database), ...settings });
  return new TestApp(await makeApp(config, parts), database, config);
}

/** Settings of a test: nothing real answers behind the WeChat addresses. */
export function testEnvironment(database: Pick<TestDatabase, 'appUrl' | 'workerUrl'>): NodeJS.ProcessEnv {
  const folder = process.env.TEST_FOLDER ?? '';
  const nobody = 'http://127.0.0.1:9';
  return {
    NODE_ENV: 'test',
    PUBLIC_URL: 'http://127.0.0.1:3000',
    DATABASE_APP_URL: database.appUrl,
    DATABASE_WORKER_URL: database.workerUrl,
    DATABASE_POOL: '12',
    DATA_DIR: folder,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    WORKER: '0',
    SESSION_KEY: Buffer.alloc(32, 7).toString('base64'),
    WECHAT_WEB_APPID: 'wx0000000000000web',
    WECHAT_WEB_SECRET: 'web-secret',
    WECHAT_MINI_APPID: 'wx000000000000mini',
    WECHAT_MINI_SECRET: 'mini-secret',
    WECHAT_API_URL: nobody,
    WECHAT_AUTHORIZE_URL: `${nobody}/connect/oauth2/authorize`,
    WECHAT_JSSDK_URL: `${nobody}/jweixin.js`,
    WECHAT_PAY_URL: nobody,
    WECHAT_PAY_MCHID: '1900000001',
    WECHAT_PAY_SERIAL: '1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C',
    WECHAT_PAY_PRIVATE_KEY_PATH: path.join(folder, 'private.pem'),
    WECHAT_PAY_API_V3_KEY: '0123456789abcdef0123456789abcdef',
    WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0000000000000000',
    WECHAT_PAY_PUBLIC_KEY_PATH: path.join(folder, 'public.pem'),
    WECHAT_PAY_NOTIFY_URL: 'http://127.0.0.1:3000/api/wechat/pay/notify',
    WECHAT_PAY_REFUND_NOTIFY_URL: 'http://127.0.0.1:3000/api/wechat/pay/refund-notify',
  };
}
