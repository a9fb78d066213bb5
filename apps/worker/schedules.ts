// What runs by the clock rather than because of an event: one table. Every schedule is safe to run twice.
import { Injectable } from '@nestjs/common';
import { LapseRedemptions, SweepPoints, TellExpiring } from '@guike/flows';
import { SweepRequestKeys } from './sweep-request-keys';
import { TierSchedules } from './tier-schedules';

export interface Schedule {
  /** Minute, hour, day, month, weekday; in UTC. */
  readonly cron: string;
  run(): Promise<void>;
}

@Injectable()
export class Schedules {
  readonly table: Readonly<Record<string, Schedule>> = {
    'sweep-request-keys': { cron: '17 * * * *', run: () => this.requestKeys.sweep() },
    'sweep-points': { cron: '* * * * *', run: async () => void (await this.points.sweep()) },
    'lapse-redemptions': { cron: '*/5 * * * *', run: async () => void (await this.redemptions.lapse()) },
    'tell-expiring': { cron: '11 * * * *', run: async () => void (await this.expiring.tell()) },
    'end-overrides': { cron: '4 * * * *', run: () => this.tiers.endOverrides() },
    'start-reviews': { cron: '*/10 * * * *', run: () => this.tiers.startReviews() },
    'tell-endings': { cron: '21 * * * *', run: () => this.tiers.tellEndings() },
  };

  constructor(
    private readonly requestKeys: SweepRequestKeys,
    private readonly points: SweepPoints,
    private readonly redemptions: LapseRedemptions,
    private readonly expiring: TellExpiring,
    private readonly tiers: TierSchedules,
  ) {}
}
