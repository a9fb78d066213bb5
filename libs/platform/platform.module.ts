// What every process stands on: configuration, the connection, keys, the clock, the outbox, the audit log.
import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Clock } from '@guike/kernel';
import { Audit } from './audit';
import type { Config } from './config';
import { applicationDataSource } from './data-source';
import { Database } from './database';
import { DiskStorage } from './disk-storage';
import { Keys } from './keys';
import { type Logger } from './logger';
import { Outbox } from './outbox';
import { platformEntities } from './platform.entities';
import { RequestKeys } from './request-keys';
import { S3Storage } from './s3-storage';
import { Storage } from './storage';
import { CLOCK } from './system-clock';
import { Tokens } from './tokens';

export const CONFIG = Symbol('Config');
export const LOGGER = Symbol('Logger');

@Module({})
export class PlatformModule {
  /** `clock` is the machine's in the running processes and a travelling one in replays and tests. */
  static register(config: Config, logger: Logger, clock: Clock): DynamicModule {
    const values = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: CLOCK, useValue: clock },
      { provide: Keys, useValue: new Keys(config.masterKey) },
      { provide: Storage, useValue: storageOf(config) },
    ];
    const services = [Database, Outbox, RequestKeys, Audit, Tokens];
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({ ...applicationDataSource(config), autoLoadEntities: true, retryAttempts: 3 }),
        TypeOrmModule.forFeature(platformEntities),
      ],
      providers: [...values, ...services],
      exports: [...values, ...services],
    };
  }
}

function storageOf({ storageBucket, storageDir }: Config): Storage {
  return storageBucket === null ? new DiskStorage(storageDir) : new S3Storage(storageBucket);
}
