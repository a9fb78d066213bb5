/** The api and the worker as children: logs in files, errors on the screen, ready when /readyz says so. */
import { spawn } from 'node:child_process';
import { closeSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeArgs } from './environment.mjs';
import { logFile } from './paths.mjs';
import { lastLines, openLog, stopProcess } from './processes.mjs';
import { Refusal } from './progress.mjs';
import { processRef } from './state.mjs';

/** @typedef {{ name: string, ref: import('./state.mjs').ProcessRef, log: string, exited: Promise<string>, hasExited: () => boolean }} App */

const READY_MS = 90_000;
const PINO_ERROR = 50;

/** @param {string} name @param {NodeJS.ProcessEnv} env @param {import('./progress.mjs').Progress} progress @returns {Promise<App>} */
export async function startApp(name, env, progress) {
  const log = logFile(name);
  const output = openLog(log);
  // In a session of its own: Ctrl-C reaches it through us, in the right order.
  const child = spawn(process.execPath, nodeArgs(name), { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let ended = false;
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) =>
    child.once('close', (code, signal) => {
      ended = true;
      closeSync(output);
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`);
    }),
  );
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  createInterface({ input: child.stdout }).on('line', (line) => {
    writeSync(output, `${line}\n`);
    const error = errorIn(line);
    if (error !== null) progress.line(`${name} | ${error}`);
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    writeSync(output, `${line}\n`);
    progress.line(`${name} | ${line}`);
  });
  return { name, ref: processRef(/** @type {number} */ (child.pid)), log, exited, hasExited: () => ended };
}

/** What to show of a log line in JSON: its message, when it is an error. @param {string} line */
function errorIn(line) {
  if (!line.startsWith('{')) return null;
  try {
    const { level, msg, err } = JSON.parse(line);
    return level >= PINO_ERROR ? [msg, err?.message].filter(Boolean).join(': ') : null;
  } catch {
    return null;
  }
}

/** @param {App} app @param {number} port @param {() => void} check throws when the user wants to stop */
export async function waitUntilReady(app, port, check) {
  const deadline = Date.now() + READY_MS;
  while (!(await answersReady(port))) {
    check();
    if (app.hasExited())
      throw new Refusal(
        `The ${app.name} ended with ${await app.exited}. Its log, ${app.log}, ends with:\n${lastLines(app.log)}`,
      );
    if (Date.now() > deadline) {
      throw new Refusal(
        `The ${app.name} was not ready after ${READY_MS / 1000} s. Its log, ${app.log}, ends with:\n${lastLines(app.log)}`,
      );
    }
    await sleep(100);
  }
}

/** @param {number} port */
async function answersReady(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2000) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** SIGTERM lets it finish the work in hand. @param {import('./state.mjs').ProcessRef} ref */
export function stopApp(ref) {
  return stopProcess(ref, { signal: 'SIGTERM', lastResort: 'SIGKILL', timeoutMs: 40_000 });
}
