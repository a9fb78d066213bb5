// A database of the bench's own on the server of DATABASE_URL, and whether that server really writes to disk.
import { randomBytes } from 'node:crypto';
import { migrate } from '@guike/platform';
import pg from 'pg';

/** What must be on for an answer to mean that the sale survives a power cut. */
const DURABLE = ['fsync', 'synchronous_commit', 'full_page_writes'];

export interface BenchDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Cleans up after filling a database, so that autovacuum does not wake up in the middle of a round. */
export async function settleDatabase(url: string): Promise<void> {
  await onServer(url, 'VACUUM ANALYZE');
  await onServer(url, 'CHECKPOINT');
}

/** Creates and migrates a database; the user of the URL must be allowed to. The caller drops it. */
export async function createBenchDatabase(serverUrl: string): Promise<BenchDatabase> {
  const name = `guike_bench_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const drop = async () => void (await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  try {
    await migrate(url.href);
  } catch (error) {
    await drop();
    throw error;
  }
  return { url: url.href, drop };
}

/** A copy of a database that nobody is connected to. The caller drops it. */
export async function copyBenchDatabase(of: string): Promise<BenchDatabase> {
  const server = new URL(of);
  const template = server.pathname.slice(1);
  server.pathname = '/postgres';
  const name = `guike_bench_${randomBytes(6).toString('hex')}`;
  const url = new URL(of);
  url.pathname = `/${name}`;
  await onServer(server.href, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  return { url: url.href, drop: async () => void (await onServer(server.href, `DROP DATABASE ${name} WITH (FORCE)`)) };
}

/** The server's version and what makes it durable, as the table's head. Throws when an answer would not be durable. */
export async function describeServer(serverUrl: string): Promise<string> {
  const settings = await onServer<{ name: string; setting: string }>(
    serverUrl,
    `SELECT name, setting FROM pg_settings WHERE name = ANY (ARRAY['server_version', 'wal_sync_method']) OR name = ANY (ARRAY['${DURABLE.join("','")}'])`,
  );
  const of = (wanted: string) => settings.find(({ name }) => name === wanted)?.setting ?? '?';
  const careless = DURABLE.filter((name) => of(name) !== 'on');
  if (careless.length > 0)
    throw new Error(`This server would lose answers: ${careless.map((name) => `${name} = ${of(name)}`).join(', ')}`);
  return `Postgres ${of('server_version')}, ${DURABLE.map((name) => `${name} on`).join(', ')}, ${of('wal_sync_method')}`;
}

async function onServer<T extends pg.QueryResultRow>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}
