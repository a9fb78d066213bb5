// What runs by the clock rather than because of an event: one table. Every schedule is safe to run twice.
import { Injectable } from '@nestjs/common';
import { SweepPoints } from '@guike/flows';
import { CounterSchedules } from './counter-schedules';
import { GreetingSchedules } from './greeting-schedules';
import { ForgettingSchedules } from './forgetting-schedules';
import { MessageSchedules } from './message-schedules';
import { TierSchedules } from './tier-schedules';

export interface Schedule {
  /** Minute, hour, day, month, weekday; in UTC. */
  readonly cron: string;
  run(): Promise<void>;
}

@Injectable()
export class Schedules {
  readonly table: Readonly<Record<string, Schedule>> = {
    'sweep-request-keys': { cron: '17 * * * *', run: () => this.forgetting.sweepRequestKeys() },
    'erase-members': { cron: '33 * * * *', run: () => this.forgetting.eraseMembers() },
    'sweep-personal': { cron: '47 * * * *', run: () => this.forgetting.sweepPersonal() },
    'sweep-points': { cron: '* * * * *', run: async () => void (await this.points.sweep()) },
    'lapse-redemptions': { cron: '*/5 * * * *', run: () => this.counter.lapseRedemptions() },
    'remind-bookings': { cron: '7 * * * *', run: () => this.counter.remindBookings() },
    'tell-overdue-loans': { cron: '37 * * * *', run: () => this.counter.tellOverdueLoans() },
    'tell-expiring': { cron: '11 * * * *', run: () => this.messages.tellExpiring() },
    'send-messages': { cron: '* * * * *', run: () => this.messages.sendDue() },
    'raise-care-tasks': { cron: '41 * * * *', run: () => this.messages.raiseCare() },
    'end-overrides': { cron: '4 * * * *', run: () => this.tiers.endOverrides() },
    'start-reviews': { cron: '*/10 * * * *', run: () => this.tiers.startReviews() },
    'find-birthdays': { cron: '*/10 * * * *', run: () => this.greetings.findBirthdays() },
    'run-campaigns': { cron: '* * * * *', run: () => this.greetings.startCampaigns() },
    'tell-endings': { cron: '21 * * * *', run: () => this.tiers.tellEndings() },
  };

  constructor(
    private readonly forgetting: ForgettingSchedules,
    private readonly points: SweepPoints,
    private readonly counter: CounterSchedules,
    private readonly messages: MessageSchedules,
    private readonly tiers: TierSchedules,
    private readonly greetings: GreetingSchedules,
  ) {}
}
