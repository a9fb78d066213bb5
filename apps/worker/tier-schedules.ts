// What the clock does to tiers: floors and pauses end, reviews begin, members are told ahead of an end.
import { Injectable } from '@nestjs/common';
import { EndOverrides, StartReviews, TellEndings } from '@guike/flows';

@Injectable()
export class TierSchedules {
  constructor(
    private readonly overrides: EndOverrides,
    private readonly reviews: StartReviews,
    private readonly endings: TellEndings,
  ) {}

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
