// What Prometheus reads of this process.
import { Injectable } from '@nestjs/common';
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

@Injectable()
export class Metrics {
  /** Its own, not the package's global one, so that two apps can live in one process. */
  private readonly registry = new Registry();
  private readonly duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  /** By method, route and status: looking them up by their names takes longer than counting. */
  private readonly known = new Map<string, { observe(seconds: number): void }>();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** `route` is the pattern, never the path: a label per receipt would fill the memory. */
  observeRequest(method: string, route: string, status: number, milliseconds: number): void {
    const key = `${method} ${route} ${status}`;
    let duration = this.known.get(key);
    if (!duration) {
      duration = this.duration.labels(method, route, String(status));
      this.known.set(key, duration);
    }
    duration.observe(milliseconds / 1000);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The text that Prometheus scrapes. */
  scrape(): Promise<string> {
    return this.registry.metrics();
  }
}
