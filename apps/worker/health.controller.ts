// What operators and load balancers ask the worker: alive, ready, how much it does.
import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { WorkerMetrics } from './worker-metrics';
import { type Readiness, WorkerState } from './worker-state';

@Controller()
export class HealthController {
  constructor(
    private readonly state: WorkerState,
    private readonly metrics: WorkerMetrics,
  ) {}

  @Get('healthz')
  alive(): { alive: true } {
    return { alive: true };
  }

  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.state.readiness();
    const isReady = Object.values(readiness).every(Boolean);
    void reply.status(isReady ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return readiness;
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  numbers(): Promise<string> {
    return this.metrics.text();
  }
}
