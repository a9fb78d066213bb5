// The one place that reads the environment. A process with a bad configuration does not start and says all that is wrong.
import { z } from 'zod';

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w-]+$/)
    .default('guike'),
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  API_HOST: z.string().default('127.0.0.1'),
  API_DRAIN_MS: z.coerce.number().int().min(0).max(60_000).default(0),
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  WORKER_HOST: z.string().default('127.0.0.1'),
  GUIKE_MASTER_KEY: z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')
    .describe('every other key is derived from it; losing it loses all personal data'),
  GUIKE_DEMO: z.enum(['0', '1']).default('0'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  readonly environment: 'production' | 'development' | 'test';
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly apiPort: number;
  readonly apiHost: string;
  /** How long /readyz says no before the API stops accepting, so that a load balancer sees it. */
  readonly apiDrainMs: number;
  readonly workerPort: number;
  readonly workerHost: string;
  readonly masterKey: Buffer;
  readonly demo: boolean;
  readonly logLevel: string;
}

/** Reads the configuration. Throws an Error that lists every variable that is missing or wrong (never its value). */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration is not complete:\n${wrong.join('\n')}`);
  }
  const value = parsed.data;
  return {
    environment: value.NODE_ENV,
    databaseUrl: value.DATABASE_URL,
    databasePool: value.DATABASE_POOL,
    redisUrl: value.REDIS_URL,
    redisPrefix: value.REDIS_PREFIX,
    apiPort: value.API_PORT,
    apiHost: value.API_HOST,
    apiDrainMs: value.API_DRAIN_MS,
    workerPort: value.WORKER_PORT,
    workerHost: value.WORKER_HOST,
    masterKey: Buffer.from(value.GUIKE_MASTER_KEY, 'base64'),
    demo: value.GUIKE_DEMO === '1',
    logLevel: value.LOG_LEVEL,
  };
}
