// Brings a database to the present shape. Two processes that migrate at once wait for each other.
import { DataSource } from 'typeorm';
import { ownerDataSource } from './data-source';
import { type Tx, rows } from './database';
import { migrations } from './migrations';

const LOCK = 7_305_114;

/** Applies what is missing and answers the names applied. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const source = await new DataSource(ownerDataSource(databaseUrl)).initialize();
  const guard = await new DataSource({ ...ownerDataSource(databaseUrl), migrations: [] }).initialize();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await guard.destroy();
    await source.destroy();
  }
}

/** The migrations that this code needs and the database has not had; a database that is ahead is fine. */
export async function missingMigrations(tx: Tx): Promise<string[]> {
  const applied = new Set(
    (await rows<{ name: string }>(tx, `SELECT name FROM schema_migration`)).map(({ name }) => name),
  );
  return migrations.map(({ name }) => name).filter((name) => !applied.has(name));
}
