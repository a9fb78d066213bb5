// Wires the worker and starts and stops its three loops: relay, processors, heartbeat.
import { type DynamicModule, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { JobHandlersModule } from '@guike/flows';
import type { Clock } from '@guike/kernel';
import {
  CLOCK,
  type Config,
  Database,
  LOGGER,
  type Logger,
  OutboxRelay,
  PlatformModule,
  QUEUE,
  QueueModule,
} from '@guike/platform';
import { HealthController } from './health.controller';
import { JobProcessor } from './job-processor';
import { ScheduleHeartbeat } from './schedule-heartbeat';
import { SchedulesModule } from './schedules.module';
import { WorkerMetrics } from './worker-metrics';
import { WorkerState } from './worker-state';

const relay = {
  provide: OutboxRelay,
  inject: [Database, QUEUE, CLOCK, LOGGER],
  useFactory: (...parts: ConstructorParameters<typeof OutboxRelay>) => new OutboxRelay(...parts),
};

@Module({
  imports: [QueueModule, JobHandlersModule, SchedulesModule],
  controllers: [HealthController],
  providers: [relay, JobProcessor, ScheduleHeartbeat, WorkerMetrics, WorkerState],
})
export class WorkerModule implements OnApplicationBootstrap, OnModuleDestroy {
  static register(config: Config, logger: Logger, clock: Clock): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.register(config, logger, clock)] };
  }

  constructor(
    private readonly relay: OutboxRelay,
    private readonly processor: JobProcessor,
    private readonly heartbeat: ScheduleHeartbeat,
    private readonly state: WorkerState,
  ) {}

  onApplicationBootstrap(): void {
    this.processor.start();
    this.relay.start();
    this.heartbeat.start();
  }

  /** The queue's own module then waits for the jobs in hand, and the database closes last. */
  async onModuleDestroy(): Promise<void> {
    this.state.isStopping = true;
    await Promise.all([this.relay.stop(), this.heartbeat.stop()]);
  }
}
