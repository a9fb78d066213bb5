// A queue with a relay and a runner over handlers that a test chooses.
import { type DynamicModule, Module } from '@nestjs/common';
import { type JobName, jobs } from '@guike/contracts/jobs';
import {
  JOB_HANDLERS,
  type JobHandler,
  type JobHandlers,
  type JobQueue,
  JobRunner,
  QueueModule,
} from '@guike/platform';
import { until } from './wait';

/** Of a queue that takes jobs: for commands, for blocking reads, for events. */
const CONNECTIONS = 3;

@Module({})
export class TestJobsModule {
  static register(handlers: JobHandlers): DynamicModule {
    const table = { provide: JOB_HANDLERS, useValue: handlers };
    return {
      module: TestJobsModule,
      imports: [QueueModule],
      providers: [table, JobRunner],
      exports: [QueueModule, JobRunner],
    };
  }
}

/** The same handler for every job. */
export function handledBy(handle: JobHandler<JobName>): JobHandlers {
  return Object.fromEntries(Object.keys(jobs).map((name) => [name, handle])) as unknown as JobHandlers;
}

/** Takes jobs as the worker does, until the queue is closed. Resolves when it has begun: Bull cannot be closed before. */
export async function takeJobs(queue: JobQueue, runner: JobRunner, atOnce = 4): Promise<void> {
  queue.process('*', atOnce, async (job) => void (await runner.run(job.name, job.data))).catch(() => undefined);
  await until(() => queue.clients.length === CONNECTIONS && queue.clients.every((client) => client.status === 'ready'));
}

/** Waits until nothing is waiting, running or to be tried again. */
export async function idle(queue: JobQueue): Promise<void> {
  await until(
    async () => {
      const { waiting, active, delayed } = await queue.getJobCounts();
      return waiting + active + delayed === 0;
    },
    { what: 'an idle queue' },
  );
}
