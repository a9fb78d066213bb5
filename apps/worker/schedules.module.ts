// Wires the schedules with what they run, for the worker and for tests that live through a year of them.
import { Module } from '@nestjs/common';
import { FlowsModule } from '@guike/flows';
import { WechatEventsModule } from '@guike/wechat';
import { CounterSchedules } from './counter-schedules';
import { EventSchedules } from './event-schedules';
import { ForgettingSchedules } from './forgetting-schedules';
import { GreetingSchedules } from './greeting-schedules';
import { LookSchedules } from './look-schedules';
import { MessageSchedules } from './message-schedules';
import { Schedules } from './schedules';
import { SweepRequestKeys } from './sweep-request-keys';
import { TierSchedules } from './tier-schedules';

@Module({
  imports: [FlowsModule, WechatEventsModule],
  providers: [
    Schedules,
    CounterSchedules,
    EventSchedules,
    ForgettingSchedules,
    GreetingSchedules,
    LookSchedules,
    MessageSchedules,
    SweepRequestKeys,
    TierSchedules,
  ],
  exports: [Schedules],
})
export class SchedulesModule {}
