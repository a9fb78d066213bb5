// Kills at random points, and what runs meanwhile: the four processes of a shop, each started again after its death.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '@guike/platform';
import { environmentOf } from '../support/worker-process';
import type { Journal } from './operations';
import type { Chance } from './random';
import type { FaultServices } from './services';
import { Supervised } from './supervised';

export const targets = ['api', 'worker', 'postgres', 'redis'] as const;
export type Target = (typeof targets)[number];
export type Strike = Target | 'flush';

export interface StormPlan {
  /** How many of them are killed, each of the four about as often. */
  readonly kills: number;
  /** How often Redis is flushed while everything goes on. */
  readonly flushes: number;
  /** Between two strikes, in ms: at least and at most. */
  readonly pause: readonly [number, number];
}

const DIST = join(__dirname, '../../dist');

export class Processes {
  private constructor(
    readonly apiUrl: string,
    private readonly apps: Readonly<Record<'api' | 'worker', Supervised>>,
    private readonly services: FaultServices,
  ) {}

  /** From a copy of the bundles in `folder`: a build meanwhile would change what is started again. */
  static async start(config: Config, services: FaultServices, folder: string): Promise<Processes> {
    if (!existsSync(join(DIST, 'api.js'))) throw new Error('dist/api.js is missing: run `npm run build`');
    mkdirSync(folder, { recursive: true });
    for (const name of ['api.js', 'worker.js', 'chunks'])
      cpSync(join(DIST, name), join(folder, name), { recursive: true });
    const [apiPort, workerPort] = [await freePort(), await freePort()];
    const ports = { API_PORT: String(apiPort), WORKER_PORT: String(workerPort) };
    const environment = { ...process.env, ...environmentOf(config), ...ports, LOG_LEVEL: 'info' };
    const supervised = (name: string, port: number) => {
      const [bundle, log] = [join(folder, `${name}.js`), join(folder, `${name}.log`)];
      return new Supervised(bundle, environment, log, `http://127.0.0.1:${port}/readyz`);
    };
    const apps = { api: supervised('api', apiPort), worker: supervised('worker', workerPort) };
    const processes = new Processes(`http://127.0.0.1:${apiPort}`, apps, services);
    for (const app of Object.values(apps)) app.start();
    await processes.ready();
    return processes;
  }

  get failedStarts(): number {
    return this.apps.api.failedStarts + this.apps.worker.failedStarts;
  }

  /** A sentence for each of the apps that ended by itself. */
  get crashes(): string[] {
    return Object.entries(this.apps).flatMap(([name, { crashes }]) =>
      crashes > 0 ? [`${name}: ended by itself ${crashes} times although it had been running`] : [],
    );
  }

  async ready(): Promise<void> {
    await Promise.all(Object.values(this.apps).map((app) => app.ready()));
  }

  /** Kills one, waits `downMs`, and has it running again; apps come back by themselves. */
  async strike(target: Strike, downMs: number): Promise<void> {
    if (target === 'flush') return this.services.flushRedis();
    if (target === 'api' || target === 'worker') return this.apps[target].kill();
    this.services.kill(target);
    await sleep(downMs);
    await this.services.restart();
  }

  async stop(): Promise<void> {
    await Promise.all(Object.values(this.apps).map((app) => app.stop()));
  }
}

/** Answers what was struck, in order. */
export async function rage(processes: Processes, plan: StormPlan, chance: Chance, journal: Journal): Promise<Strike[]> {
  const kills = Array.from({ length: plan.kills }, (_, n) => targets[n % targets.length] ?? 'api');
  const flushes = Array.from({ length: plan.flushes }, () => 'flush' as const);
  const strikes: Strike[] = chance.shuffled([...kills, ...flushes]);
  for (const target of strikes) {
    await sleep(chance.between(...plan.pause));
    const downMs = chance.between(0, 1_500);
    journal.note(`strike ${target}`, { downMs });
    await processes.strike(target, downMs);
  }
  return strikes;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
