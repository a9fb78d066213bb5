/** One at a time across processes: `up`, `test` and the tools share node_modules, dist and the services. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stateDir } from './paths.mjs';
import { isAlive, processRef, readJson } from './state.mjs';

/** @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>} */
export async function withLock(name, work) {
  const file = join(stateDir, 'locks', name);
  mkdirSync(join(stateDir, 'locks'), { recursive: true, mode: 0o700 });
  while (!claim(file)) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function claim(file) {
  try {
    writeFileSync(file, JSON.stringify(processRef(process.pid)), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    const holder = readJson(file, null);
    if (holder !== null && !isAlive(holder)) rmSync(file, { force: true }); // Its owner was killed.
    return false;
  }
}
