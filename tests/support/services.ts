// Where the tests find Postgres and Redis: what `npm test` passes, else the services left running for development.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const file = join(__dirname, '../../.guike/test-services.json');
const schema = z.object({ databaseUrl: z.string(), redisUrl: z.string(), masterKey: z.string() });

/** `databaseUrl` names a database to connect to for creating others; `masterKey` is base64. */
export type TestServices = z.infer<typeof schema>;

/** Throws when neither the environment nor the development file names the services. */
export function testServices(): TestServices {
  const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, GUIKE_MASTER_KEY: masterKey } = process.env;
  if (databaseUrl && redisUrl && masterKey) return { databaseUrl, redisUrl, masterKey };
  if (existsSync(file)) return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  throw new Error(
    'No Postgres and Redis to test on: run `npm test`, or `node scripts/services.mjs start --profile test` first.',
  );
}
