// The worker as it is shipped: the bundle in a process of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Config } from '@guike/platform';
import type { LogLine } from './log';
import { until } from './wait';

const BUNDLE = join(__dirname, '../../dist/worker.js');

export interface WorkerProcess {
  readonly log: readonly LogLine[];
  /** Where it answers, once it runs. */
  address(): Promise<string>;
  stop(signal: NodeJS.Signals): void;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

export function environmentOf(config: Config): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: config.databaseUrl,
    STORAGE_DIR: config.storageDir,
    REDIS_URL: config.redisUrl,
    REDIS_PREFIX: config.redisPrefix,
    WORKER_PORT: '0',
    GUIKE_MASTER_KEY: config.masterKey.toString('base64'),
  };
}

/** Needs the bundle, which `npm test` builds first. */
export function startWorkerProcess(environment: NodeJS.ProcessEnv): WorkerProcess {
  if (!existsSync(BUNDLE)) throw new Error('dist/worker.js is missing: run `npm run build`');
  const child = spawn(process.execPath, [BUNDLE], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const log: LogLine[] = [];
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output }).on('line', (line) => log.push(read(line)));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  );
  const running = () => log.find((line) => line.msg === 'the worker is running')?.['address'];
  return { log, address: async () => String(await until(running)), stop: (signal) => void child.kill(signal), ended };
}

/** What is no log line, such as a crash of Node itself, counts as one of the worst. */
function read(line: string): LogLine {
  return line.startsWith('{') ? (JSON.parse(line) as LogLine) : { level: 60, msg: line };
}
