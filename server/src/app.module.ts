import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { ActivitiesModule } from './modules/activities/index.js';
import { AuditModule } from './modules/audit/index.js';
import { CreditModule } from './modules/credit/index.js';
import { DiscussionModule } from './modules/discussion/index.js';
import { FoundingModule } from './modules/founding/index.js';
import { InboxModule } from './modules/inbox/index.js';
import { LedgerModule } from './modules/ledger/index.js';
import { MarketModule } from './modules/market/index.js';
import { MediaModule } from './modules/media/index.js';
import { MoneyModule } from './modules/money/index.js';
import { MuseumModule } from './modules/museum/index.js';
import { NoticesModule } from './modules/notices/index.js';
import { OrdersModule } from './modules/orders/index.js';
import { PaymentsModule } from './modules/payments/index.js';
import { PeopleModule } from './modules/people/index.js';
import { PollsModule } from './modules/polls/index.js';
import { PrivacyModule } from './modules/privacy/index.js';
import { TodayModule } from './modules/today/index.js';
import { VillagesModule } from './modules/villages/index.js';
import type { Config } from './platform/config/config.js';
import { PlatformModule } from './platform/platform.module.js';
import { loadEntities, loadMigrations } from './schema.js';

/** The modules of the product; one line each. */
const modules: readonly Type[] = [
  VillagesModule,
  PeopleModule,
  FoundingModule,
  InboxModule,
  PrivacyModule,
  MediaModule,
  NoticesModule,
  LedgerModule,
  MarketModule,
  PaymentsModule,
  OrdersModule,
  PollsModule,
  DiscussionModule,
  CreditModule,
  ActivitiesModule,
  MuseumModule,
  MoneyModule,
  AuditModule,
  TodayModule,
];

/** The whole server: the platform, then the modules. */
@Module({})
export class AppModule {
  static with(config: Config, parts: readonly Type[] = modules): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with({ config, loadEntities, loadMigrations }), ...parts],
    };
  }
}
