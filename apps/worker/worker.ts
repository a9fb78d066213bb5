// The worker as a value, so that tests can run one, or two, inside their own process.
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '@guike/kernel';
import type { Config, Logger } from '@guike/platform';
import { WorkerModule } from './worker.module';

/** Works as soon as it listens, until it is closed. Throws when jobs and handlers differ or Postgres is away. */
export async function createWorker(config: Config, logger: Logger, clock: Clock): Promise<NestFastifyApplication> {
  const root = WorkerModule.register(config, logger, clock);
  return NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), { logger: false, abortOnError: false });
}
