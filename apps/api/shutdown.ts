// Ending well: say so, stop accepting, finish what is in hand, close the pools.
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { ReadinessProbe } from './health/readiness';

const IDLE_CHECK_MS = 50;

/** `drainMs` passes between /readyz saying no and the port closing, so that a load balancer has looked. */
export async function shutDown(app: INestApplication<Server>, drainMs: number): Promise<void> {
  app.get(ReadinessProbe).isStopping = true;
  await sleep(drainMs);
  // A connection whose last answer went out while closing stays open for its next request, and closing waits for it.
  const idle = setInterval(() => app.getHttpServer().closeIdleConnections(), IDLE_CHECK_MS);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
  }
}
