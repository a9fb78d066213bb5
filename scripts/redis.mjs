/** A Redis of our own on 127.0.0.1: started, waited for, stopped. */
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freeServicePort } from './ports.mjs';
import { lastLines, startDetached, stopProcess } from './processes.mjs';
import { Refusal } from './progress.mjs';
import { handOver, makePrivateDir } from './service-account.mjs';
import { isAlive } from './state.mjs';

/**
 * @typedef {object} RedisOptions
 * @property {string} program
 * @property {string} dir
 * @property {import('./service-account.mjs').Account} account
 * @property {string} password
 * @property {string} log
 * @property {number | undefined} preferredPort
 * @property {boolean} durable
 */

const START_ATTEMPTS = 3;
const READY_MS = 60_000;

/** @param {RedisOptions} options @returns {Promise<import('./postgres.mjs').Service>} */
export async function startRedis(options) {
  makePrivateDir(options.dir, options.account);
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const port = await freeServicePort(options.preferredPort);
    const config = join(options.dir, 'redis.conf');
    writeFileSync(config, configuration(options, port), { mode: 0o600 }); // A file, since anyone can read a command line.
    handOver(config, options.account);
    const ref = await startDetached(options.program, [config], { ...options, cwd: options.dir });
    if (await becomesReady(ref, port, options)) return { ...ref, port };
  }
  throw new Refusal(`Redis did not start. Its log, ${options.log}, ends with:\n${lastLines(options.log)}`);
}

/** @param {RedisOptions} options @param {number} port */
function configuration({ dir, password, durable }, port) {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir ${JSON.stringify(dir)}`,
    `requirepass ${password}`,
    'maxmemory-policy noeviction', // Queues live here: an evicted key is a lost job.
    `appendonly ${durable ? 'yes' : 'no'}`,
    'save ""',
    'daemonize no',
    '',
  ].join('\n');
}

/** @param {import('./state.mjs').ProcessRef} ref @param {number} port @param {RedisOptions} options */
async function becomesReady(ref, port, { password, log }) {
  const deadline = Date.now() + READY_MS;
  while (isAlive(ref)) {
    if (await answersPing(port, password)) return true;
    if (Date.now() > deadline) {
      await stopRedis(ref);
      throw new Refusal(
        `Redis was not ready after ${READY_MS / 1000} s. Its log, ${log}, ends with:\n${lastLines(log)}`,
      );
    }
    await sleep(50);
  }
  return false;
}

/** While it loads its file Redis answers everything with -LOADING. @param {number} port @param {string} password @returns {Promise<boolean>} */
function answersPing(port, password) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(`AUTH ${password}\r\nPING\r\nQUIT\r\n`));
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (data) => void (answer += data.toString()));
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer.includes('+PONG')));
  });
}

/** SIGTERM lets Redis write what it has not yet written. @param {import('./state.mjs').ProcessRef} ref */
export function stopRedis(ref) {
  return stopProcess(ref, { signal: 'SIGTERM', lastResort: 'SIGKILL', timeoutMs: 30_000 });
}
