/** Keys and passwords of this clone, made once and readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir, stateDir } from './paths.mjs';
import { Refusal } from './progress.mjs';
import { readJson, writeJson } from './state.mjs';

/** @typedef {{ GUIKE_MASTER_KEY: string, postgresPassword: string, redisPassword: string, wechatAppSecret: string }} Secrets */

/** @param {string} profile */
function secretsFile(profile) {
  return join(stateDir, profile === 'up' ? 'secrets.json' : `secrets-${profile}.json`);
}

/** @param {string} profile @returns {Secrets} */
export function secretsOf(profile) {
  const file = secretsFile(profile);
  const found = readJson(file, /** @type {Secrets | null} */ (null));
  if (found !== null) {
    if (found.wechatAppSecret !== undefined) return found;
    return keep(file, { ...found, wechatAppSecret: newPassword() }); // From before there was a sandbox.
  }
  if (existsSync(dataDir(profile))) {
    throw new Refusal(
      `There is data in ${dataDir(profile)}, but ${file}, which holds its key, is gone. Put it back, or start over with "npm run up -- --fresh".`,
    );
  }
  return keep(file, {
    GUIKE_MASTER_KEY: randomBytes(32).toString('base64'),
    postgresPassword: newPassword(),
    redisPassword: newPassword(),
    wechatAppSecret: newPassword(),
  });
}

/** @param {string} file @param {Secrets} secrets */
function keep(file, secrets) {
  writeJson(file, secrets);
  return secrets;
}

function newPassword() {
  return randomBytes(24).toString('hex');
}

/** @param {string} profile */
export function forgetSecrets(profile) {
  rmSync(secretsFile(profile), { force: true });
}
