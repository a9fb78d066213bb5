// Ending well: say so, stop accepting, finish what is in hand, close the pools.
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { ReadinessProbe } from './health/readiness';

/** `drainMs` passes between /readyz saying no and the port closing, so that a load balancer has looked. */
export async function shutDown(app: INestApplication, drainMs: number): Promise<void> {
  app.get(ReadinessProbe).isStopping = true;
  await sleep(drainMs);
  await app.close();
}
