// A database that exists for one replay, beside the one of DATABASE_URL.
import { randomBytes } from 'node:crypto';
import { migrate } from '@guike/platform';
import pg from 'pg';

export interface ReplayDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes an empty database in its present shape on the same server. The user of the URL must be allowed to. */
export async function createReplayDatabase(databaseUrl: string): Promise<ReplayDatabase> {
  const name = `guike_replay_${randomBytes(6).toString('hex')}`;
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const drop = () => onServer(databaseUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await onServer(databaseUrl, `CREATE DATABASE ${name}`);
  try {
    await migrate(url.href);
  } catch (error) {
    await drop();
    throw error;
  }
  return { name, url: url.href, drop };
}

async function onServer(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
