/** Who the services run as: ourselves, or (as root, which Postgres refuses) a system user of our own. */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir, dataHome, isRoot, projectRoot, systemDir } from './paths.mjs';
import { findProgram } from './processes.mjs';
import { Refusal } from './progress.mjs';

const NAME = 'guike';

/** @typedef {{ uid?: number, gid?: number }} Account  Empty when we are not root: the services are simply ours. */

/** @returns {Account} */
export function serviceAccount() {
  if (!isRoot) return {};
  return findAccount() ?? createAccount();
}

/** @returns {Account | null} */
function findAccount() {
  const id = (/** @type {string} */ flag) =>
    Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/** @returns {Account} */
function createAccount() {
  const useradd = findProgram(['useradd']);
  if (useradd === null) {
    throw new Refusal(
      `Postgres does not run as root and there is no "useradd" to create a system user "${NAME}". Run as a normal user.`,
    );
  }
  execFileSync(useradd, [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
    NAME,
  ]);
  const account = findAccount();
  if (account === null) throw new Refusal(`The system user "${NAME}" could not be created.`);
  return account;
}

/** @param {string} profile @param {Account} account */
export function makeProfileDir(profile, account) {
  if (isRoot) {
    for (const shared of [systemDir, dataHome()]) {
      mkdirSync(shared, { recursive: true });
      chmodSync(shared, 0o755); // Root's umask may be 077.
    }
    writeFileSync(join(dataHome(), 'project'), `${projectRoot}\n`); // So that a person can tell whose data this is.
  }
  makePrivateDir(dataDir(profile), account);
}

/** A folder that only the services (and root) can read. @param {string} path @param {Account} account */
export function makePrivateDir(path, account) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  handOver(path, account);
}

/** @param {string} path @param {Account} account */
export function handOver(path, account) {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}
