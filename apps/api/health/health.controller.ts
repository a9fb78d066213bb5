// What operators and load balancers ask: alive, ready, how much it does.
import { Controller, Get, HttpStatus, Res, applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Metrics } from '../edge/metrics';
import { type Readiness, ReadinessProbe, canServe } from './readiness';

const Operations = (path: string) =>
  applyDecorators(Get(path), RouteConfig({ audience: { kind: 'public' }, privateNetworkOnly: true }));

@Controller()
export class HealthController {
  constructor(
    private readonly probe: ReadinessProbe,
    private readonly metrics: Metrics,
  ) {}

  @Operations('healthz')
  alive(): { alive: true } {
    return { alive: true };
  }

  @Operations('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.probe.readiness();
    reply.status(canServe(readiness) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return readiness;
  }

  @Operations('metrics')
  async numbers(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.type(this.metrics.contentType);
    return this.metrics.scrape();
  }
}
