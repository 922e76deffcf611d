import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config/config.js';
import { refuseStrongRole } from './platform/db/roles.js';
import { dress, makeAdapter } from './platform/http/server.js';
import { Log } from './platform/observability/log.js';

/** The application, dressed and ready for `listen` or `inject`. Tests may give it other parts than the product's. */
export async function makeApp(config: Config, parts?: readonly Type[]): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, parts), makeAdapter(config), {
    rawBody: true,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Log));
  await refuseStrongRole((sql) => app.get(DataSource).query(sql));
  await dress(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** The services without HTTP and without a running worker, for the tools and the demo's history. Close it at the end. */
export async function makeContext(config: Config): Promise<INestApplicationContext> {
  const parts = AppModule.with({ ...config, worker: false });
  const context = await NestFactory.createApplicationContext(parts, { bufferLogs: true, abortOnError: false });
  context.useLogger(context.get(Log));
  await refuseStrongRole((sql) => context.get(DataSource).query(sql));
  return context;
}

/** Serves until told to stop; requests under way are answered first. */
export async function startServer(config: Config): Promise<void> {
  const app = await makeApp(config);
  app.enableShutdownHooks();
  await app.listen(config.port, config.host);
  app.get(Log).info({ port: config.port }, 'listening');
}
