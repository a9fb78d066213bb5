// `npm run bench -- NAME`: how near we come to what the machine can do at all.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import { type Config, readConfig } from '@guike/platform';
import { serveBarePages } from './bare-server';
import { createBenchDatabase, describeServer } from './database';
import { benchEarn } from './earn';
import { benchHome } from './home';
import { BARE_SERVER } from './process';
import { CONCURRENCY } from './rounds';

const benches: Readonly<Record<string, (config: Config, signal: AbortSignal) => Promise<void>>> = {
  earn: benchEarn,
  home: benchHome,
};

async function main(name = ''): Promise<void> {
  const config = readConfig();
  if (name === BARE_SERVER) return serveBarePages(config);
  const bench = benches[name];
  if (!bench) throw new RangeError(`Usage: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  console.log(
    `${await describeServer(config.databaseUrl)}; ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; concurrency ${CONCURRENCY}; Node ${process.version}`,
  );
  const database = await createBenchDatabase(config.databaseUrl);
  try {
    await bench(
      { ...config, databaseUrl: database.url, redisPrefix: `bench-${randomBytes(6).toString('hex')}` },
      interruption(),
    );
  } finally {
    await database.drop();
  }
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort(new Error('interrupted'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return controller.signal;
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof RangeError ? error.message : error);
  process.exitCode = 1;
});
