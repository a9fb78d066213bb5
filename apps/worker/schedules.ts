// What runs by the clock rather than because of an event: one table. Every schedule is safe to run twice.
import { Injectable } from '@nestjs/common';
import { CounterSchedules } from './counter-schedules';
import { GreetingSchedules } from './greeting-schedules';
import { ForgettingSchedules } from './forgetting-schedules';
import { LookSchedules } from './look-schedules';
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
    'sweep-referrals': { cron: '27 * * * *', run: () => this.forgetting.sweepReferrals() },
    'sweep-points': { cron: '* * * * *', run: () => this.tiers.sweepPoints() },
    'lapse-redemptions': { cron: '*/5 * * * *', run: () => this.counter.lapseRedemptions() },
    'remind-bookings': { cron: '7 * * * *', run: () => this.counter.remindBookings() },
    'tell-overdue-loans': { cron: '37 * * * *', run: () => this.counter.tellOverdueLoans() },
    'offer-seats': { cron: '* * * * *', run: () => this.counter.events.offerSeats() },
    'draw-prizes': { cron: '* * * * *', run: () => this.counter.events.draw() },
    'remind-events': { cron: '*/5 * * * *', run: () => this.counter.events.remind() },
    'hold-events': { cron: '3-59/10 * * * *', run: () => this.counter.events.hold() },
    'draft-events': { cron: '13 * * * *', run: () => this.counter.events.draftNext() },
    'tell-expiring': { cron: '11 * * * *', run: () => this.messages.tellExpiring() },
    'send-messages': { cron: '* * * * *', run: () => this.messages.sendDue() },
    'raise-care-tasks': { cron: '41 * * * *', run: () => this.messages.raiseCare() },
    'end-overrides': { cron: '4 * * * *', run: () => this.tiers.endOverrides() },
    'start-reviews': { cron: '*/10 * * * *', run: () => this.tiers.startReviews() },
    'find-birthdays': { cron: '*/10 * * * *', run: () => this.greetings.findBirthdays() },
    'run-campaigns': { cron: '* * * * *', run: () => this.greetings.startCampaigns() },
    'close-likes': { cron: '*/5 * * * *', run: () => this.looks.closeLikes() },
    'ask-risks': { cron: '2-59/5 * * * *', run: () => this.looks.askRisks() },
    'sweep-claim-pictures': { cron: '53 * * * *', run: () => this.looks.sweepClaimPictures() },
    'sweep-looks': { cron: '* * * * *', run: () => this.looks.sweepLooks() },
    'tell-endings': { cron: '21 * * * *', run: () => this.tiers.tellEndings() },
  };

  constructor(
    private readonly forgetting: ForgettingSchedules,
    private readonly counter: CounterSchedules,
    private readonly messages: MessageSchedules,
    private readonly tiers: TierSchedules,
    private readonly greetings: GreetingSchedules,
    private readonly looks: LookSchedules,
  ) {}
}
