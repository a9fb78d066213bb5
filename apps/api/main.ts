// The API process: starts, and ends with 0 once the requests in hand are answered.
import 'reflect-metadata';
import { createLogger, gatheredLines, readConfig, systemClock } from '@guike/platform';
import { createApi } from './app';
import { shutDown } from './shutdown';

const config = readConfig();
const logger = createLogger('api', config.logLevel, gatheredLines());

async function main(): Promise<void> {
  const app = await createApi(config, logger, systemClock);
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping; answering the requests in hand');
    shutDown(app, config.apiDrainMs).then(
      () => process.exit(0),
      (error: unknown) => fail(error, 'the API could not stop cleanly'),
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  await app.listen(config.apiPort, config.apiHost);
  logger.info({ address: await app.getUrl() }, 'the API is running');
}

function fail(error: unknown, message: string): void {
  logger.fatal({ err: error }, message);
  process.exit(1);
}

main().catch((error: unknown) => fail(error, 'the API could not start'));
