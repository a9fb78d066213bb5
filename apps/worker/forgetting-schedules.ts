// What the clock lets go of: answers that nobody asks for again, codes, files, and people who have left.
import { Injectable } from '@nestjs/common';
import { DataExports, EraseMembers, KeepEmail, ProvePhone, SweepReferrals } from '@guike/flows';
import { SweepRequestKeys } from './sweep-request-keys';

/** Shorter than the time after which it begins again. */
const ERASING_MS = 10 * 60_000;

@Injectable()
export class ForgettingSchedules {
  constructor(
    private readonly requestKeys: SweepRequestKeys,
    private readonly erasing: EraseMembers,
    private readonly exports: DataExports,
    private readonly codes: ProvePhone,
    private readonly emails: KeepEmail,
    private readonly referrals: SweepReferrals,
  ) {}

  sweepRequestKeys(): Promise<void> {
    return this.requestKeys.sweep();
  }

  async eraseMembers(): Promise<void> {
    await this.erasing.eraseDue(AbortSignal.timeout(ERASING_MS));
  }

  async sweepPersonal(): Promise<void> {
    await this.exports.sweep();
    await this.codes.sweep();
    await this.emails.sweep();
  }

  sweepReferrals(): Promise<void> {
    return this.referrals.sweep();
  }
}
