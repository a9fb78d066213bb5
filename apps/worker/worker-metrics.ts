// The worker's numbers for Prometheus: jobs by name and outcome, how long they take, what waits in the outbox.
import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { Database, Outbox } from '@guike/platform';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

@Injectable()
export class WorkerMetrics {
  // Not prom-client's global registry: a test runs several workers in one process.
  private readonly registry = new Registry();
  private readonly jobs = new Counter({
    name: 'guike_jobs_total',
    help: 'Attempts at jobs, by name and outcome (done, failed)',
    labelNames: ['job', 'outcome'],
    registers: [this.registry],
  });
  private readonly seconds = new Histogram({
    name: 'guike_job_seconds',
    help: 'How long an attempt at a job took',
    labelNames: ['job'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly open = new Gauge({
    name: 'guike_outbox_open',
    help: 'Outbox rows that no handler has closed',
    registers: [this.registry],
  });
  private readonly oldest = new Gauge({
    name: 'guike_outbox_oldest_seconds',
    help: 'Age of the oldest open outbox row',
    registers: [this.registry],
  });

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Runs one attempt at a job and counts how it ended. */
  async measure<T>(job: string, attempt: () => Promise<T>): Promise<T> {
    const stop = this.seconds.startTimer({ job });
    try {
      const result = await attempt();
      this.jobs.inc({ job, outcome: 'done' });
      return result;
    } catch (error) {
      this.jobs.inc({ job, outcome: 'failed' });
      throw error;
    } finally {
      stop();
    }
  }

  /** All numbers in Prometheus' text format. */
  async text(): Promise<string> {
    const backlog = await this.outbox.backlog(this.database.reading);
    this.open.set(backlog.open);
    this.oldest.set(backlog.oldestSeconds);
    return this.registry.metrics();
  }
}
