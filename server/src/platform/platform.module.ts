import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { PrivilegedLog } from './audit-log/privileged-log.js';
import { AccessGuard } from './auth/access.guard.js';
import { AccessService } from './auth/access.service.js';
import { AccessToken } from './auth/access-token.js';
import { AuthController } from './auth/auth.controller.js';
import { RateLimits } from './auth/rate-limits.js';
import { ConsentRepository } from './auth/consent.repository.js';
import { SessionRepository } from './auth/session.repository.js';
import { SessionService } from './auth/session.service.js';
import { type Config, ConfigToken } from './config/config.js';
import { derivedKey } from './config/derived-key.js';
import { type EntityClass, makeDataSource, type MigrationClass } from './db/data-source.js';
import { Tenant } from './db/tenant.js';
import { ContractInterceptor } from './http/contract.interceptor.js';
import { DocsController } from './http/docs.controller.js';
import { FileLinks } from './http/file-links.js';
import { PageController } from './http/page.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { JobRunner } from './jobs/job-runner.js';
import { Jobs } from './jobs/jobs.js';
import { Sweep } from './jobs/sweep.js';
import { Log } from './observability/log.js';
import { Metrics } from './observability/metrics.js';
import { ObservabilityController } from './observability/observability.controller.js';
import { SchemaVersion } from './observability/schema-version.js';
import { PdfMaker } from './pdf/pdf-maker.js';
import { MiniApi } from './wechat/mini-api.js';
import { MiniToken } from './wechat/mini-token.js';
import { WechatLogin } from './wechat/login.js';
import { WechatPay } from './wechat/pay.js';

interface PlatformInput {
  readonly config: Config;
  readonly loadEntities: () => Promise<EntityClass[]>;
  readonly loadMigrations: () => Promise<MigrationClass[]>;
}

const shared = [
  Tenant,
  Jobs,
  JobRunner,
  Log,
  Metrics,
  PrivilegedLog,
  SessionService,
  SessionRepository,
  ConsentRepository,
  AccessToken,
  RateLimits,
  PdfMaker,
  FileLinks,
];

/** What every module may inject: settings, the database, transactions, jobs, sessions, logs. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static with({ config, loadEntities, loadMigrations }: PlatformInput): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [AuthController, ObservabilityController, DocsController, PageController],
      providers: [
        ...shared,
        { provide: ConfigToken, useValue: config },
        {
          provide: DataSource,
          useFactory: async () => {
            const { appUrl: url, poolSize } = config.database;
            const entities = await loadEntities();
            return makeDataSource({ url, poolSize, applicationName: 'wecountry', entities }).initialize();
          },
        },
        AccessService,
        Sweep,
        {
          provide: SchemaVersion,
          useFactory: async () => new SchemaVersion((await loadMigrations()).map((m) => m.name)),
        },
        { provide: WechatLogin, useFactory: () => new WechatLogin(config.wechat) },
        {
          provide: MiniApi,
          inject: [Tenant],
          useFactory: (tenant: Tenant) => {
            const key = derivedKey(config.sessionKey, 'wechat token');
            return new MiniApi(config.wechat.apiBase, new MiniToken(tenant, config.wechat, key));
          },
        },
        { provide: WechatPay, useFactory: () => new WechatPay(config.wechat) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: ContractInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [...shared, ConfigToken, DataSource, AccessService, MiniApi, WechatLogin, WechatPay],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
