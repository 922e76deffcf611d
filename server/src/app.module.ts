import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { MediaModule } from './modules/media/index.js';
import { NoticesModule } from './modules/notices/index.js';
import { PeopleModule } from './modules/people/index.js';
import { VillagesModule } from './modules/villages/index.js';
import type { Config } from './platform/config/config.js';
import { LedgerModule } from './modules/ledger/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { loadEntities, loadMigrations } from './schema.js';

/** The modules of the product; one line each. */
export const modules: readonly Type[] = [VillagesModule, PeopleModule, MediaModule, NoticesModule, LedgerModule];

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
