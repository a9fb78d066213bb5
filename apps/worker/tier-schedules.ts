// What the clock does to points and tiers: points end, floors and pauses end, reviews begin, members are told ahead of an end.
import { Injectable } from '@nestjs/common';
import { EndOverrides, StartReviews, SweepPoints, TellEndings } from '@guike/flows';

@Injectable()
export class TierSchedules {
  constructor(
    private readonly points: SweepPoints,
    private readonly overrides: EndOverrides,
    private readonly reviews: StartReviews,
    private readonly endings: TellEndings,
  ) {}

  async sweepPoints(): Promise<void> {
    await this.points.sweep();
  }

  async endOverrides(): Promise<void> {
    await this.overrides.endDue();
  }

  async startReviews(): Promise<void> {
    await this.reviews.startDue();
  }

  async tellEndings(): Promise<void> {
    await this.endings.tell();
  }
}
