/**
 * Postgres and Redis for one profile, shared by every command that needs them and stopped by the last.
 * `up` is the data people keep; `test` a standing pair for developers; `run-<pid>` lives for one `npm test`;
 * `faults-<pid>` is the pair that a test of crashes kills and starts again.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { dataDir, logFile, stateDir, storageDir } from './paths.mjs';
import { ensureDatabase, startPostgres, stopPostgres, SUPERUSER } from './postgres.mjs';
import { requireAnswer } from './ports.mjs';
import { Refusal } from './progress.mjs';
import { findRedis, installRedis } from './redis-binary.mjs';
import { startRedis, stopRedis } from './redis.mjs';
import { forgetSecrets, secretsOf } from './secrets.mjs';
import { makeProfileDir, serviceAccount } from './service-account.mjs';
import { isAlive, processRef, readJson, writeJson } from './state.mjs';

/** @typedef {import('./postgres.mjs').Service} Service */
/** @typedef {import('./progress.mjs').Progress} Progress */
/** @typedef {{ postgres?: Service, redis?: Service, users: import('./state.mjs').ProcessRef[], kept?: boolean }} State */
/** @typedef {{ databaseUrl: string, redisUrl: string, masterKey: string, own: { name: string, service: Service, log: string }[] }} Services */

const DATABASE = 'guike';
const servicesDir = join(stateDir, 'services');

/** Starts what does not run and notes that this process uses it, or the one it starts them for. `keep` leaves it running
 * with no user at all.
 * @param {string} profile @param {Progress} progress @param {{ keep?: boolean, user?: number }} [options] @returns {Promise<Services>}
 */
export function acquireServices(profile, progress, { keep = false, user = process.pid } = {}) {
  return withLock(`services-${profile}`, async () => {
    const state = readState(profile);
    if (keep) state.kept = true;
    else if (!state.users.some(({ pid }) => pid === user)) state.users.push(processRef(user));
    writeJson(stateFile(profile), state);
    const secrets = secretsOf(profile);
    const common = { account: serviceAccount(), durable: isDurable(profile) };
    makeProfileDir(profile, common.account);
    const databaseUrl = await postgresUrl(profile, state, { ...common, password: secrets.postgresPassword }, progress);
    const redisUrl = await redisUrlOf(profile, state, { ...common, password: secrets.redisPassword }, progress);
    const own = [
      { name: 'Redis', service: state.redis, log: redisLog(profile) },
      { name: 'Postgres', service: state.postgres, log: postgresLog(profile) },
    ];
    return {
      databaseUrl,
      redisUrl,
      masterKey: (profile === 'up' && process.env.GUIKE_MASTER_KEY) || secrets.GUIKE_MASTER_KEY,
      own: own.flatMap(({ service, ...rest }) => (service && isAlive(service) ? [{ ...rest, service }] : [])),
    };
  });
}

/** @param {string} profile @param {State} state @param {{ account: object, durable: boolean, password: string }} common @param {Progress} progress */
async function postgresUrl(profile, state, common, progress) {
  const given = givenByUser(profile, 'DATABASE_URL');
  if (given !== null) {
    await requireAnswer('DATABASE_URL', given, 5432);
    return given;
  }
  if (!isAlive(state.postgres)) {
    const options = {
      ...common,
      dir: join(dataDir(profile), 'postgres'),
      log: postgresLog(profile),
      preferredPort: state.postgres?.port,
    };
    state.postgres = await progress.step('Postgres', () => startPostgres(options));
    writeJson(stateFile(profile), state);
  }
  const admin = `postgres://${SUPERUSER}:${common.password}@127.0.0.1:${state.postgres?.port}`;
  if (profile !== 'up') return `${admin}/postgres`; // Tests make databases of their own.
  await ensureDatabase(`${admin}/postgres`, DATABASE);
  return `${admin}/${DATABASE}`;
}

/** @param {string} profile @param {State} state @param {{ account: object, durable: boolean, password: string }} common @param {Progress} progress */
async function redisUrlOf(profile, state, common, progress) {
  const given = givenByUser(profile, 'REDIS_URL');
  if (given !== null) {
    await requireAnswer('REDIS_URL', given, 6379);
    return given;
  }
  if (!isAlive(state.redis)) {
    const program = findRedis() ?? (await progress.step('installing Redis', installRedis));
    const options = {
      ...common,
      program,
      dir: join(dataDir(profile), 'redis'),
      log: redisLog(profile),
      preferredPort: state.redis?.port,
    };
    state.redis = await progress.step('Redis', () => startRedis(options));
    writeJson(stateFile(profile), state);
  }
  return `redis://:${common.password}@127.0.0.1:${state.redis?.port}`;
}

/** Tests never touch what the user named: they create and drop. @param {string} profile @param {string} variable */
export function givenByUser(profile, variable) {
  return (profile === 'up' && process.env[variable]) || null;
}

/** Other tests may lose what was committed when a server is killed. @param {string} profile */
const isDurable = (profile) => profile === 'up' || profile.startsWith('faults-');

/** Stops the pair unless another living command still uses it. @param {string} profile @param {Progress} progress @param {{ unkeep?: boolean, user?: number }} [options] */
export function releaseServices(profile, progress, { unkeep = false, user = process.pid } = {}) {
  return withLock(`services-${profile}`, async () => {
    const state = readState(profile);
    state.users = state.users.filter(({ pid }) => pid !== user);
    if (unkeep) delete state.kept;
    writeJson(stateFile(profile), state);
    const { postgres, redis } = state;
    if (state.kept || state.users.length > 0) {
      if (isAlive(postgres) || isAlive(redis)) progress.line('  · the services stay up: another command uses them');
      return;
    }
    if (redis && isAlive(redis)) await progress.step('stopping Redis', () => stopRedis(redis));
    if (postgres && isAlive(postgres)) await progress.step('stopping Postgres', () => stopPostgres(postgres));
  });
}

/** Deletes the data of a pair that nobody uses. @param {string} profile */
export function wipeServices(profile) {
  return withLock(`services-${profile}`, async () => {
    const { postgres, redis, kept, users } = readState(profile);
    if (kept || users.length > 0) throw new Refusal('Another command is using the data; stop it first.');
    if (redis && isAlive(redis)) await stopRedis(redis);
    if (postgres && isAlive(postgres)) await stopPostgres(postgres);
    rmSync(dataDir(profile), { recursive: true, force: true });
    if (profile === 'up') rmSync(storageDir, { recursive: true, force: true });
    if (profile === 'up') return; // Its master key may protect copies elsewhere, and its ports are in people's fingers.
    forgetSecrets(profile);
    for (const file of [stateFile(profile), postgresLog(profile), redisLog(profile)]) {
      for (const path of [file, `${file}.1`]) rmSync(path, { force: true });
    }
  });
}

/** Removes what test runs left behind that were killed. */
export async function wipeAbandoned() {
  const files = existsSync(servicesDir) ? readdirSync(servicesDir) : [];
  for (const profile of files.flatMap((name) => /^((?:run|faults)-\d+)\.json$/.exec(name)?.[1] ?? [])) {
    if (readState(profile).users.length === 0) await wipeServices(profile);
  }
}

/** @param {string} profile @returns {State} */
function readState(profile) {
  const state = readJson(stateFile(profile), /** @type {State} */ ({ users: [] }));
  return { ...state, users: state.users.filter(isAlive) };
}

/** @param {string} profile */
const stateFile = (profile) => join(servicesDir, `${profile}.json`);
/** @param {string} profile */
const postgresLog = (profile) => logFile(`${profile}-postgres`);
/** @param {string} profile */
const redisLog = (profile) => logFile(`${profile}-redis`);
