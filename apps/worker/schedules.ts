// What runs by the clock rather than because of an event: one table. Every schedule is safe to run twice.
import { Inject, Injectable } from '@nestjs/common';
import { LapseRedemptions, SweepPoints } from '@guike/flows';
import type { Clock } from '@guike/kernel';
import { CLOCK, Database, RequestKeys } from '@guike/platform';

export interface Schedule {
  /** Minute, hour, day, month, weekday; in UTC. */
  readonly cron: string;
  run(): Promise<void>;
}

/** A till repeats a request within hours; the receipt's own key protects for ever. */
const REQUEST_KEYS_KEPT_MS = 7 * 86_400_000;
const BATCH = 1_000;

@Injectable()
export class Schedules {
  readonly table: Readonly<Record<string, Schedule>> = {
    'sweep-request-keys': { cron: '17 * * * *', run: () => this.sweepRequestKeys() },
    'sweep-points': { cron: '* * * * *', run: async () => void (await this.points.sweep()) },
    'lapse-redemptions': { cron: '*/5 * * * *', run: async () => void (await this.redemptions.lapse()) },
  };

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly requestKeys: RequestKeys,
    private readonly points: SweepPoints,
    private readonly redemptions: LapseRedemptions,
  ) {}

  /** In batches, so that no transaction is long. */
  private async sweepRequestKeys(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - REQUEST_KEYS_KEPT_MS);
    let swept: number;
    do swept = await this.database.inTransaction((tx) => this.requestKeys.sweep(tx, before, BATCH));
    while (swept === BATCH);
  }
}
