/** Installs programs with the system's own package manager, where that needs no question to a person. */
import { isRoot } from './paths.mjs';
import { findProgram, run } from './processes.mjs';

const APT_WAIT = ['-o', 'DPkg::Lock::Timeout=120'];

/**
 * Gives the output; whether it worked shows in what is there afterwards: an exit code is no proof, since a Debian
 * package may also start a service that fails while its program is there. Null where nothing can be installed.
 * @param {{ debian: string[], brew: string[] }} packages @param {import('./progress.mjs').Step} step
 * @returns {Promise<string[] | null>}
 */
export async function installPackagesOfSystem({ debian, brew }, step) {
  const commands = await installCommands(debian, brew);
  if (commands === null) return null;
  /** @type {string[]} */
  const output = [];
  const onLine = (/** @type {string} */ line) => {
    output.push(line);
    step.note(line);
  };
  for (const [command, ...args] of commands) {
    await run(/** @type {string} */ (command), args, {
      onLine,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return output;
}

/** @param {string[]} debian @param {string[]} casks @returns {Promise<string[][] | null>} */
async function installCommands(debian, casks) {
  const brew = findProgram(['brew']);
  if (process.platform === 'darwin' && brew !== null) return [[brew, 'install', ...casks]];
  const apt = findProgram(['apt-get']);
  const prefix = await rootPrefix();
  if (apt === null || prefix === null) return null;
  return [
    [...prefix, apt, ...APT_WAIT, 'update'],
    [...prefix, apt, ...APT_WAIT, 'install', '-y', '--no-install-recommends', ...debian],
  ];
}

/** @returns {Promise<string[] | null>} */
async function rootPrefix() {
  if (isRoot) return [];
  const sudo = findProgram(['sudo']);
  // Only where sudo asks for no password: a question would hang where nobody sits.
  if (sudo !== null && (await run(sudo, ['-n', 'true'])) === 0) return [sudo, '-n', 'DEBIAN_FRONTEND=noninteractive'];
  return null;
}
