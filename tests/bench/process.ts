// A server as a real process of its own, as it runs in a shop: started, waited for, stopped.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '@guike/platform';

const START_MS = 60_000;

export interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

/** The argument that makes a bench's process the bare server instead. */
export const BARE_SERVER = '--bare-server';

/** The API on the configuration's database. */
export function startApi(config: Config): Promise<Server> {
  return startServer(['api.js'], config);
}

/** The bar of the home bench on the configuration's database. */
export function startBareServer(config: Config): Promise<Server> {
  return startServer(['bench.js', BARE_SERVER], config);
}

/**
 * Starts a bundle on a free port, with this process's own Node options. Its log goes to a file, as production logs do,
 * so that nobody here spends time on reading it. Throws when it does not come up.
 */
async function startServer(
  [bundle, ...args]: [string, ...string[]],
  { databaseUrl, redisPrefix, webDir }: Config,
): Promise<Server> {
  const port = await freePort();
  const file = join(dirname(process.argv[1] ?? ''), bundle); // All bundles lie side by side.
  const dir = mkdtempSync(join(tmpdir(), 'guike-bench-'));
  const log = openSync(join(dir, 'log'), 'w');
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_PREFIX: redisPrefix,
    API_PORT: String(port),
    API_HOST: '127.0.0.1',
    WEB_DIR: webDir ?? '',
  };
  const child = spawn(process.execPath, [...process.execArgv, file, ...args], { env, stdio: ['ignore', log, log] });
  closeSync(log);
  const stop = async () => {
    await end(child);
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await answers(child, port);
    return { port, stop };
  } catch (error) {
    const said = readFileSync(join(dir, 'log'), 'utf8').slice(-2_000);
    await stop();
    throw new Error(`${bundle} did not start:\n${said}`, { cause: error });
  }
}

async function answers(child: ChildProcess, port: number): Promise<void> {
  const deadline = performance.now() + START_MS;
  while (child.exitCode === null && performance.now() < deadline) {
    const isUp = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await sleep(100);
  }
  throw new Error(
    child.exitCode === null ? `no answer within ${START_MS / 1000} s` : `it ended with ${child.exitCode}`,
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
