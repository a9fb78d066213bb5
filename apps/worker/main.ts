// The worker process: starts, and ends with 0 once the jobs in hand are finished.
import 'reflect-metadata';
import { createLogger, readConfig, systemClock } from '@guike/platform';
import { createWorker } from './worker';

const config = readConfig();
const logger = createLogger('worker', config.logLevel);

async function main(): Promise<void> {
  const worker = await createWorker(config, logger, systemClock);
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping; finishing the jobs in hand');
    worker.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error, 'the worker could not stop cleanly'),
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  await worker.listen(config.workerPort, config.workerHost);
  logger.info({ address: await worker.getUrl() }, 'the worker is running');
}

function fail(error: unknown, message: string): void {
  logger.fatal({ err: error }, message);
  process.exit(1);
}

main().catch((error: unknown) => fail(error, 'the worker could not start'));
