/** Starting, waiting for and stopping processes, and reading the end of their logs. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, renameSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { logDir } from './paths.mjs';
import { isAlive, processRef } from './state.mjs';

/** @typedef {import('./state.mjs').ProcessRef} ProcessRef */

/** The log of the run before is kept beside it, so that a crash can still be read after a restart. @param {string} file */
export function openLog(file) {
  mkdirSync(logDir, { recursive: true, mode: 0o700 });
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/**
 * In a session of its own: Ctrl-C must not reach a database while the api still finishes its work, and it may outlive us.
 * @param {string} command @param {string[]} args @param {{ cwd: string, log: string, account: { uid?: number, gid?: number } }} options
 * @returns {Promise<ProcessRef>}
 */
export async function startDetached(command, args, { cwd, log, account }) {
  const output = openLog(log);
  const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', output, output], ...account });
  closeSync(output);
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  child.unref();
  return processRef(/** @type {number} */ (child.pid));
}

/** @type {Map<import('node:child_process').ChildProcess, NodeJS.Signals>} */
const running = new Map();

/** Ends what `run` is waiting for. */
export function stopRunning() {
  for (const [child, signal] of running) child.kill(signal);
}

/**
 * Runs to the end and gives the exit code; every line of output goes to `onLine`.
 * @param {string} command @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void, endWith?: NodeJS.Signals }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { onLine = () => {}, endWith = 'SIGTERM', ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', onLine);
    }
    running.set(child, endWith);
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

/** Asks politely, waits, and insists when the time is up. True when it went by itself.
 * @param {ProcessRef} ref @param {{ signal: NodeJS.Signals, lastResort: NodeJS.Signals, timeoutMs: number }} how
 */
export async function stopProcess(ref, { signal, lastResort, timeoutMs }) {
  if (!isAlive(ref)) return true;
  process.kill(ref.pid, signal);
  if (await goneWithin(ref, timeoutMs)) return true;
  process.kill(ref.pid, lastResort);
  await goneWithin(ref, 10_000);
  return false;
}

/** @param {ProcessRef} ref @param {number} timeoutMs */
async function goneWithin(ref, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(ref)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/** @param {string} file @param {number} [count] */
export function lastLines(file, count = 20) {
  if (!existsSync(file)) return '(no log)';
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-count)
    .map((line) => `    ${line}`)
    .join('\n');
}

/** The full path of the first of these programs that is installed. @param {string[]} names */
export function findProgram(names) {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/bin',
    '/usr/sbin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  const paths = names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
}
