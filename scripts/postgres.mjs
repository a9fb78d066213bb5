/** A Postgres of our own on 127.0.0.1: created once, started, waited for, stopped. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freeServicePort } from './ports.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { lastLines, run, startDetached, stopProcess } from './processes.mjs';
import { Refusal } from './progress.mjs';
import { handOver } from './service-account.mjs';
import { isAlive } from './state.mjs';

/** @typedef {import('./state.mjs').ProcessRef & { port: number }} Service */
/**
 * @typedef {object} PostgresOptions
 * @property {string} dir
 * @property {import('./service-account.mjs').Account} account
 * @property {string} password
 * @property {string} log
 * @property {number | undefined} preferredPort
 * @property {boolean} durable  false for tests: a crash may lose them
 */

export const SUPERUSER = 'guike';
const START_ATTEMPTS = 6;
const READY_MS = 120_000; // Crash recovery after a long import takes its time.

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_connections: '200',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  max_wal_size: '4GB',
  random_page_cost: '1.1',
  timezone: 'UTC',
};
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** @param {PostgresOptions} options @returns {Promise<Service>} */
export async function startPostgres(options) {
  const binaries = await postgresBinaries();
  if (!existsSync(join(options.dir, 'PG_VERSION'))) await createCluster(binaries, options);
  // Left by a killed server, its number may since belong to another process. A server that really is still there
  // is caught by Postgres through its shared memory, with or without this file.
  rmSync(join(options.dir, 'postmaster.pid'), { force: true });
  const settings = Object.entries({ ...SETTINGS, ...(options.durable ? {} : CARELESS) });
  const switches = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const port = await freeServicePort(options.preferredPort);
    const args = ['-D', options.dir, '-p', String(port), ...switches];
    const ref = await startDetached(join(binaries, 'postgres'), args, { ...options, cwd: options.dir });
    if (await becomesReady(ref, options)) return { ...ref, port };
    // The port was taken meanwhile, or the children of a killed server are not gone yet.
    await sleep(attempt * 300);
  }
  throw new Refusal(`Postgres did not start. Its log, ${options.log}, ends with:\n${lastLines(options.log)}`);
}

/** @param {string} binaries @param {PostgresOptions} options */
async function createCluster(binaries, { dir, account, password, durable }) {
  const draft = `${dir}.new`;
  const passwordFile = `${dir}.password`;
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  handOver(passwordFile, account);
  /** @type {string[]} */
  const output = [];
  const args = [
    '-D',
    draft,
    '-U',
    SUPERUSER,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--locale=C',
    '--encoding=UTF8',
  ];
  const code = await run(join(binaries, 'initdb'), [...args, ...(durable ? [] : ['--no-sync'])], {
    cwd: dirname(dir),
    onLine: (line) => output.push(line),
    ...account,
  });
  rmSync(passwordFile);
  if (code !== 0) throw new Refusal(`Postgres could not create its data in ${dir}:\n${output.slice(-20).join('\n')}`);
  renameSync(draft, dir); // A half-made cluster must never be taken for a whole one.
}

/** Postgres itself writes its state into the eighth line of its pid file.
 * @param {import('./state.mjs').ProcessRef} ref @param {PostgresOptions} options
 */
async function becomesReady(ref, { dir, log }) {
  const file = join(dir, 'postmaster.pid');
  const deadline = Date.now() + READY_MS;
  while (isAlive(ref)) {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (lines[0] === String(ref.pid) && lines[7]?.trim() === 'ready') return true;
    if (Date.now() > deadline) {
      await stopPostgres(ref);
      throw new Refusal(
        `Postgres was not ready after ${READY_MS / 1000} s. Its log, ${log}, ends with:\n${lastLines(log)}`,
      );
    }
    await sleep(50);
  }
  return false;
}

/** SIGINT is Postgres's fast shutdown: it ends sessions, writes a checkpoint and leaves. @param {import('./state.mjs').ProcessRef} ref */
export function stopPostgres(ref) {
  return stopProcess(ref, { signal: 'SIGINT', lastResort: 'SIGQUIT', timeoutMs: 60_000 });
}

/** Creates the database if it is missing. @param {string} adminUrl @param {string} name */
export async function ensureDatabase(adminUrl, name) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
