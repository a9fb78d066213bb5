/** Small JSON files about what runs, and whether a process named in one is still the same process. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @typedef {{ pid: number, mark: string }} ProcessRef  `mark` is the process's start time: a pid alone may be reused. */

/** @template T @param {string} file @param {T} fallback @returns {T} */
export function readJson(file, fallback) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT' || error instanceof SyntaxError) return fallback;
    throw error;
  }
}

/** Readable by the owner only, since several of these files hold passwords. @param {string} file @param {unknown} value */
export function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** When the process started, in the system's own notation; null when there is none. @param {number} pid @returns {string | null} */
function processMark(pid) {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return null; // Dead, but nobody has collected it: usual in containers without an init.
    return `${fields[19]}@${bootId()}`;
  } catch {
    return null;
  }
}

/** The start time counts from the boot, and a machine that boots the same way each time repeats itself. */
function bootId() {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
}

/** @param {number} pid @returns {ProcessRef} */
export function processRef(pid) {
  return { pid, mark: processMark(pid) ?? '' };
}

/** @param {ProcessRef | null | undefined} ref */
export function isAlive(ref) {
  return ref != null && ref.mark !== '' && processMark(ref.pid) === ref.mark;
}
