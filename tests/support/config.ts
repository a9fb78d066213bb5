// The configuration of a process under test.
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '@guike/platform';
import { testServices } from './services';

/** One for all: what lies in it is named by its content. */
export const testStorage = join(tmpdir(), 'guike-test-storage');

/** Each call has a Redis prefix of its own, so that test files share one Redis without meeting each other. */
export function testConfig(databaseUrl: string, overrides: Partial<Config> = {}): Config {
  const { redisUrl, masterKey } = testServices();
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '8',
    REDIS_URL: redisUrl,
    REDIS_PREFIX: `test-${randomBytes(8).toString('hex')}`,
    API_PORT: '0',
    WORKER_PORT: '0',
    GUIKE_MASTER_KEY: masterKey,
    LOG_LEVEL: 'silent',
    STORAGE_DIR: testStorage,
    PUBLIC_URL: 'https://shop.example',
  });
  return { ...config, ...overrides };
}
