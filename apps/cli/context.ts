// Opens the application for one command: the capabilities and flows, without a server.
import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FlowsModule } from '@guike/flows';
import { ImportsModule } from '@guike/imports';
import type { Clock } from '@guike/kernel';
import { MembersModule } from '@guike/members';
import { type Config, PlatformModule, createLogger, systemClock } from '@guike/platform';
import { ProgrammeModule } from '@guike/programme';
import { StoresModule } from '@guike/stores';

class CliModule {}

const capabilities = [FlowsModule, ImportsModule, MembersModule, ProgrammeModule, StoresModule];

export interface ContextOptions {
  readonly clock?: Clock;
  readonly modules?: readonly (Type | DynamicModule)[];
}

/** Runs the work in an application of its own and closes it, whatever happens. */
export async function inContext<T>(
  config: Config,
  { clock = systemClock, modules = [] }: ContextOptions,
  work: (context: INestApplicationContext) => Promise<T>,
): Promise<T> {
  // A command speaks on its own; only what is wrong belongs on the screen besides.
  const platform = PlatformModule.register(config, createLogger('cli', 'error'), clock);
  const context = await NestFactory.createApplicationContext(
    { module: CliModule, imports: [platform, ...capabilities, ...modules] },
    { logger: false, abortOnError: false },
  );
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
