import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from './platform/config/config.js';
import { PlatformModule } from './platform/platform.module.js';
import { loadEntities, loadMigrations } from './schema.js';

/** The whole server: the platform, then the modules. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with({ config, loadEntities, loadMigrations })],
    };
  }
}
