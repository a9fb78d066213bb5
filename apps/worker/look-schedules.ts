// What the clock does to albums and looks: missing verdicts are chased, files that nothing shows any more are removed, likes
// are counted when their window closes.
import { Injectable } from '@nestjs/common';
import { AskRisk, CloseLikes, LookClaimPictures, SweepLooks } from '@guike/flows';

@Injectable()
export class LookSchedules {
  constructor(
    private readonly looks: SweepLooks,
    private readonly likes: CloseLikes,
    private readonly risks: AskRisk,
    private readonly claimPictures: LookClaimPictures,
  ) {}

  async sweepLooks(): Promise<void> {
    await this.looks.sweep();
  }

  async closeLikes(): Promise<void> {
    await this.likes.closeDue();
  }

  async askRisks(): Promise<void> {
    await this.risks.ask();
  }

  async sweepClaimPictures(): Promise<void> {
    await this.claimPictures.sweep();
  }
}
