// The one Bull queue. It may lose everything at any time: what has to happen stands in the outbox, see docs/adr/0003.
import { type BeforeApplicationShutdown, Inject, Module } from '@nestjs/common';
import Bull, { type Queue } from 'bull';
import type { Redis } from 'ioredis';
import type { Config } from './config';
import { CONFIG } from './platform.module';
import { connectRedis, inTime } from './redis';

/** Job data is `unknown` on purpose: both ends parse it with the schemas of contracts/jobs. */
export type JobQueue = Queue<unknown>;

export const QUEUE = Symbol('Queue');

const NAME = 'guike';
/** Doubling from here, eight attempts take 50 s: less than the relay waits before it sends a row again. */
const RETRY_MS = 200;
/** A row that can never succeed fails again with every sweep, and Redis must not fill up with it. */
const FAILED_KEPT = 10_000;
/** How long a processor rests after a job vanished from under it, as when Redis is flushed. */
const RESUME_MS = 1_000;
const CLOSE_MS = 25_000;

/** Opens the queue; connects in the background. Completed jobs are removed, failed ones kept to be looked at. */
export function createQueue(config: Config): JobQueue {
  const clients: Redis[] = [];
  const queue: JobQueue = new Bull(NAME, {
    prefix: config.redisPrefix,
    createClient: () => {
      const client = forgivingClient(config.redisUrl);
      clients.push(client);
      return client;
    },
    settings: { retryProcessDelay: RESUME_MS },
    defaultJobOptions: {
      backoff: { type: 'exponential', delay: RETRY_MS },
      removeOnComplete: true,
      removeOnFail: FAILED_KEPT,
    },
  });
  queue.clients = clients; // Bull closes what it finds here, and leaves out what createClient made.
  const setWorkerName = queue.setWorkerName.bind(queue);
  queue.setWorkerName = () => setWorkerName().catch(() => undefined);
  return queue;
}

/**
 * Closed while Redis is away, Bull drops the promises of naming its connection and of connecting once more: nobody
 * hears them fail, and that ends a process. Here neither fails; whoever waits on a connection asks for its status.
 */
function forgivingClient(url: string): Redis {
  const client = connectRedis(url);
  client.setMaxListeners(0); // While Redis is away, every schedule and every kind of job waits on it with some of its own.
  const connect = client.connect.bind(client);
  client.connect = () => connect().catch(() => undefined);
  return client;
}

/** Takes no more jobs, lets the running ones finish (25 s at most), and disconnects. */
export async function closeQueue(queue: JobQueue): Promise<void> {
  // Closing waits for Redis too, which may be away; the jobs' own work is in Postgres by then, or comes again.
  await inTime(CLOSE_MS, queue.close()).catch(() => undefined);
  for (const client of queue.clients) if (client.status !== 'end') client.disconnect();
}

@Module({
  providers: [{ provide: QUEUE, inject: [CONFIG], useFactory: createQueue }],
  exports: [QUEUE],
})
export class QueueModule implements BeforeApplicationShutdown {
  constructor(@Inject(QUEUE) private readonly queue: JobQueue) {}

  /** Before the database closes, which running jobs still need. */
  async beforeApplicationShutdown(): Promise<void> {
    await closeQueue(this.queue);
  }
}
