// The board of the job queue, for head office: what waits, what failed and why, with a button to try again.
import { createBullBoard } from '@bull-board/api';
import { BullAdapter } from '@bull-board/api/bullAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type JobQueue, QUEUE } from '@guike/platform';
import { MOUNTED } from '../edge/routes';

export function serveQueueBoard(app: NestFastifyApplication): void {
  const board = new FastifyAdapter().setBasePath(MOUNTED.queues.path);
  createBullBoard({ queues: [new BullAdapter(app.get<JobQueue>(QUEUE))], serverAdapter: board });
  app.getHttpAdapter().getInstance().register(board.registerPlugin(), { prefix: MOUNTED.queues.path });
}
