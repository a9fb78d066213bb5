// How a process connects: the application takes the role without UPDATE or DELETE on the ledger, migrations do not.
import type { DataSourceOptions } from 'typeorm';
import type { Config } from './config';
import { migrations } from './migrations';
import { postgresDriver } from './postgres-driver';

/** Options for the running application. */
export function applicationDataSource(config: Config): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.databaseUrl,
    driver: postgresDriver,
    synchronize: false,
    logging: false,
    poolSize: config.databasePool,
    extra: { options: '-c role=guike_app -c timezone=UTC', application_name: 'guike', connectionTimeoutMillis: 10_000 },
  };
}

/** Options for migrating: the user of the URL itself, one connection. */
export function ownerDataSource(databaseUrl: string): DataSourceOptions {
  return {
    type: 'postgres',
    url: databaseUrl,
    driver: postgresDriver,
    synchronize: false,
    logging: false,
    poolSize: 1,
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
  };
}
