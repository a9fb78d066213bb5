/** Installs packages when node_modules does not hold what package-lock.json names. */
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { projectRoot } from './paths.mjs';
import { run } from './processes.mjs';
import { Refusal } from './progress.mjs';
import { readJson } from './state.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lockfile */

/** @param {import('./progress.mjs').Progress} progress */
export async function installPackages(progress) {
  if (isInstalled()) return;
  await withLock('install', async () => {
    if (isInstalled()) return; // Another command was faster.
    await progress.step('installing packages', npmCi);
  });
}

/** npm writes the second file last, so an interrupted install does not pass; one by hand with "npm install" does. */
function isInstalled() {
  const wanted = lockfile('package-lock.json');
  const present = lockfile('node_modules/.package-lock.json');
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true; // The project itself and its workspaces.
    const found = present.packages[path];
    // Optional ones may be made for another kind of machine.
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && (entry.integrity === undefined || found.integrity === entry.integrity);
  });
}

/** @param {string} path */
function lockfile(path) {
  return readJson(join(projectRoot, path), /** @type {Lockfile} */ ({ packages: {} }));
}

/** @param {import('./progress.mjs').Step} step */
async function npmCi(step) {
  /** @type {string[]} */
  const output = [];
  // Under "npm run" the npm that started us; tools of development too, even where NODE_ENV=production is set.
  const npm = process.env.npm_execpath;
  const [command, ...prefix] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const args = [...prefix, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=http'];
  const onLine = (/** @type {string} */ line) => {
    const fetched = /^npm http fetch \w+ \d+ \S+\/([^/\s]+)/.exec(line)?.[1];
    if (fetched !== undefined)
      step.note(fetched); // So that a slow network shows as one.
    else output.push(line);
  };
  // "npm ci" keeps a gentler signal until it has finished; what it leaves half done, the next start does anew.
  const code = await run(/** @type {string} */ (command), args, { cwd: projectRoot, onLine, endWith: 'SIGKILL' });
  if (code !== 0) throw new Refusal(`npm ci failed:\n${output.slice(-30).join('\n')}`);
}
