// The API's connection to Redis, for rate limits and readiness.
import { Inject, Injectable, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { CONFIG, type Config, LOGGER, type Logger, connectRedis } from '@guike/platform';
import type { Redis } from 'ioredis';

export const REDIS = Symbol('Redis');

export const redisProvider: Provider = {
  provide: REDIS,
  inject: [CONFIG, LOGGER],
  useFactory: (config: Config, logger: Logger): Redis =>
    connectRedis(config.redisUrl).on('error', (error) => logger.debug({ err: error }, 'Redis is away')),
};

@Injectable()
export class RedisShutdown implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
