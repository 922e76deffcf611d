import { DataSource, type DataSourceOptions, type EntityTarget, type MigrationInterface } from 'typeorm';
import { pgTypes } from './pg-types.js';

export type EntityClass = EntityTarget<object> & (new () => object);
export type MigrationClass = new () => MigrationInterface;

interface DataSourceInput {
  readonly url: string;
  readonly poolSize: number;
  readonly applicationName: string;
  readonly entities?: EntityClass[];
  readonly migrations?: MigrationClass[];
  /** Settings of every connection, such as the role names that migrations read. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A TypeORM data source that never changes the schema by itself. Not connected yet. */
export function makeDataSource(input: DataSourceInput): DataSource {
  const settings = Object.entries(input.settings ?? {});
  const options: DataSourceOptions = {
    type: 'postgres',
    url: input.url,
    poolSize: input.poolSize,
    applicationName: input.applicationName,
    connectTimeoutMS: 5_000,
    entities: input.entities ?? [],
    migrations: input.migrations ?? [],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    logging: false,
    extra: {
      types: pgTypes,
      keepAlive: true,
      ...(settings.length > 0 && { options: settings.map(([k, v]) => `-c ${k}=${v}`).join(' ') }),
    },
  };
  return new DataSource(options);
}
