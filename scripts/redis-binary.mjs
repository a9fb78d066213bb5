/** Finds redis-server on this machine, else installs it with the system's own package manager, else says how. */
import { findProgram } from './processes.mjs';
import { Refusal } from './progress.mjs';
import { installPackagesOfSystem } from './system-packages.mjs';

const PROGRAMS = ['redis-server', 'valkey-server'];
const ADVICE =
  'Install it (Debian, Ubuntu: "sudo apt-get install redis-server"; macOS: "brew install redis"), or set REDIS_URL to one that runs, then start again.';

export function findRedis() {
  return findProgram(PROGRAMS);
}

/** @param {import('./progress.mjs').Step} step */
export async function installRedis(step) {
  const output = await installPackagesOfSystem({ debian: ['redis-server'], brew: ['redis'] }, step);
  if (output === null) {
    throw new Refusal(`Redis is needed, is not on this machine, and cannot be installed from here. ${ADVICE}`);
  }
  const redis = findRedis();
  if (redis === null)
    throw new Refusal(`${output.slice(-10).join('\n')}\nRedis is needed and could not be installed. ${ADVICE}`);
  return redis;
}
