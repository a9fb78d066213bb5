/** Finds redis-server on this machine, else installs it with the system's own package manager, else says how. */
import { isRoot } from './paths.mjs';
import { findProgram, run } from './processes.mjs';
import { Refusal } from './progress.mjs';

const PROGRAMS = ['redis-server', 'valkey-server'];
const APT_WAIT = ['-o', 'DPkg::Lock::Timeout=120'];

export function findRedis() {
  return findProgram(PROGRAMS);
}

/** @param {import('./progress.mjs').Step} step */
export async function installRedis(step) {
  /** @type {string[]} */
  const output = [];
  const onLine = (/** @type {string} */ line) => {
    output.push(line);
    step.note(line);
  };
  for (const [command, ...args] of await installCommands()) {
    await run(/** @type {string} */ (command), args, {
      onLine,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  // Not the exit code: Debian's package also starts a service, which may fail while the program is there.
  const redis = findRedis();
  if (redis === null)
    throw new Refusal(`${output.slice(-10).join('\n')}\nRedis is needed and could not be installed. ${ADVICE}`);
  return redis;
}

const ADVICE =
  'Install it (Debian, Ubuntu: "sudo apt-get install redis-server"; macOS: "brew install redis"), or set REDIS_URL to one that runs, then start again.';

/** @returns {Promise<string[][]>} */
async function installCommands() {
  const brew = findProgram(['brew']);
  if (process.platform === 'darwin' && brew !== null) return [[brew, 'install', 'redis']];
  const apt = findProgram(['apt-get']);
  if (apt === null) throw new Refusal(`Redis is needed and is not on this machine. ${ADVICE}`);
  const prefix = await rootPrefix();
  return [
    [...prefix, apt, ...APT_WAIT, 'update'],
    [...prefix, apt, ...APT_WAIT, 'install', '-y', '--no-install-recommends', 'redis-server'],
  ];
}

/** @returns {Promise<string[]>} */
async function rootPrefix() {
  if (isRoot) return [];
  const sudo = findProgram(['sudo']);
  // Only where sudo asks for no password: a question would hang where nobody sits.
  if (sudo !== null && (await run(sudo, ['-n', 'true'])) === 0) return [sudo, '-n', 'DEBIAN_FRONTEND=noninteractive'];
  throw new Refusal(`Redis is needed, is not on this machine, and installing it takes root's rights. ${ADVICE}`);
}
