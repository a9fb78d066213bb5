// The API as it is shipped: the bundle in a process of its own, which a test may kill.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Config } from '@guike/platform';
import { until } from './wait';
import { environmentOf } from './worker-process';

const BUNDLE = join(__dirname, '../../dist/api.js');

export interface ApiProcess {
  /** Where it answers, once it runs. */
  address(): Promise<string>;
  stop(signal: NodeJS.Signals): void;
  /** When it has ended. */
  readonly ended: Promise<void>;
}

/** Needs the bundle, which `npm test` builds first. */
export function startApiProcess(config: Config): ApiProcess {
  if (!existsSync(BUNDLE)) throw new Error('dist/api.js is missing: run `npm run build`');
  const env = { ...environmentOf(config), API_PORT: '0', GUIKE_DEMO: '1' };
  const child = spawn(process.execPath, [BUNDLE], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let address: string | undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const told = /"address":"([^"]+)"/.exec(line)?.[1];
    if (told !== undefined && line.includes('the API is running')) address = told;
  });
  child.stderr.resume();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    address: () => until(() => address, { timeout: 30_000, what: 'the API to run' }),
    stop: (signal) => void child.kill(signal),
    ended,
  };
}
