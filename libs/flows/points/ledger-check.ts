// The whole proof of what is booked: the ledger from its own rows, and against the purchases and refunds it was booked for.
import { Injectable } from '@nestjs/common';
import { Database } from '@guike/platform';
import { type CheckOutcome, type LedgerCheck, ledgerChecks, runChecks } from '@guike/points';
import { benefitChecks } from '../benefits/benefit-checks';
import { handOverChecks } from '../benefits/hand-over-checks';
import { eventChecks } from '../events/event-checks';
import { campaignChecks } from '../campaigns/campaign-checks';
import { eventOutcomeChecks } from '../events-after/event-outcome-checks';
import { lookPointsChecks } from '../likes/look-points-checks';
import { overrideChecks } from '../tiers/override-checks';
import { membershipChecks } from '../joining/membership-checks';
import { pointsOfficeChecks } from './points-office-checks';
import { profileChecks } from '../profile/profile-checks';
import { purchaseChecks } from '../purchase-checks';
import { redemptionChecks } from '../rewards/redemption-checks';
import { referralChecks } from '../referral/referral-checks';
import { refundChecks } from '../refund-checks';
import { tierChecks } from '../tiers/tier-checks';

export const bookingChecks: readonly LedgerCheck[] = [
  ...ledgerChecks,
  ...purchaseChecks,
  ...tierChecks,
  ...refundChecks,
  ...redemptionChecks,
  ...pointsOfficeChecks,
  ...membershipChecks,
  ...profileChecks,
  ...overrideChecks,
  ...handOverChecks,
  ...benefitChecks,
  ...campaignChecks,
  ...eventChecks,
  ...lookPointsChecks,
  ...referralChecks,
  ...eventOutcomeChecks,
];

@Injectable()
export class CheckLedger {
  constructor(private readonly database: Database) {}

  /** Checks everything booked, from one snapshot, so that bookings meanwhile cannot look like mistakes. */
  async check(): Promise<CheckOutcome[]> {
    return this.database.inTransaction(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return runChecks(tx, bookingChecks);
    });
  }
}
