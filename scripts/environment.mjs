/** The environment of the processes we start, and the running `up`, whose environment other commands share. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { distDir, stateDir } from './paths.mjs';
import { isAlive, readJson } from './state.mjs';

/** @typedef {import('./state.mjs').ProcessRef} ProcessRef */
/**
 * @typedef {object} RunningUp
 * @property {ProcessRef} self
 * @property {ProcessRef[]} apps
 * @property {string[]} addresses  empty while it still starts
 * @property {Record<string, string>} given  what the user had set for it, so that a tool meets the same database
 */

const GIVEN = ['DATABASE_URL', 'REDIS_URL', 'GUIKE_MASTER_KEY'];
export const upFile = join(stateDir, 'up.json');

/** @param {{ databaseUrl: string, redisUrl: string, masterKey: string }} services @param {Record<string, string>} [more] */
export function appEnvironment({ databaseUrl, redisUrl, masterKey }, more = {}) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    GUIKE_MASTER_KEY: masterKey,
    ...more,
  };
}

/** @param {string} name @param {string[]} [args] */
export function nodeArgs(name, args = []) {
  return ['--enable-source-maps', join(distDir, `${name}.js`), ...args];
}

export function givenEnvironment() {
  return Object.fromEntries(GIVEN.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** What the last `up` left behind, whether it still runs or was killed. @returns {RunningUp | null} */
export function lastUp() {
  return readJson(upFile, null);
}

/** @returns {RunningUp | null} */
export function runningUp() {
  const up = lastUp();
  return up !== null && isAlive(up.self) ? up : null;
}

export function forgetUp() {
  if (existsSync(upFile)) rmSync(upFile);
}
