// A Nest context with the modules under test on a fresh database.
import type { INestApplicationContext, ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Config, Database, PlatformModule, createLogger } from '@guike/platform';
import { TravellingClock } from './clock';
import { testConfig } from './config';
import { openTestDatabase } from './database';

class TestRoot {}

export interface TestModule {
  readonly context: INestApplicationContext;
  readonly config: Config;
  readonly clock: TravellingClock;
  readonly db: Database;
  /** Stops the modules, then removes the database. */
  close(): Promise<void>;
}

export interface TestModuleOptions {
  readonly clock?: TravellingClock;
  readonly config?: Partial<Config>;
}

/** Starts the modules with the platform beneath them. The caller closes what it gets. */
export async function openTestModule(
  modules: NonNullable<ModuleMetadata['imports']>,
  { clock = new TravellingClock(), config: overrides = {} }: TestModuleOptions = {},
): Promise<TestModule> {
  const database = await openTestDatabase();
  try {
    const config = testConfig(database.url, overrides);
    const platform = PlatformModule.register(config, createLogger('test', config.logLevel), clock);
    const context = await NestFactory.createApplicationContext(
      { module: TestRoot, imports: [platform, ...modules] },
      { logger: false, abortOnError: false },
    );
    const close = async () => {
      await context.close();
      await database.drop();
    };
    return { context, config, clock, db: context.get(Database), close };
  } catch (error) {
    await database.drop();
    throw error;
  }
}
