// What changes a member's standing besides sales: a fee paid, a friend who joined or became VIP. Each counts once.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { ProgrammeVersion } from '@guike/programme';
import { TiersService } from './tiers.service';
import { type TierOutcome, decideAndWrite } from './write-decision';

/** `id` names the deed once for all time. A fee is paid for a level through a day, which may lie before an earlier one. */
export type Deed = {
  readonly memberId: MemberId;
  readonly id: string;
  readonly storeId: StoreId | null;
  /** The payment, or the friend. */
  readonly causeId: string;
} & (
  | { readonly kind: 'referral_joined' | 'referral_vip' }
  | { readonly kind: 'fee'; readonly level: number; readonly until: BusinessDay }
);

@Injectable()
export class TierDeeds {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly tiers: TiersService,
  ) {}

  /** Whether a deed was counted for one of these: a merge takes the sums along, and the deeds stay where they were. */
  async isRecorded(tx: Tx, memberIds: readonly MemberId[], id: string): Promise<boolean> {
    const text = `SELECT FROM tier_fact WHERE member_id = ANY ($1) AND id = $2`;
    return (await rows(tx, text, [memberIds, id])).length > 0;
  }

  /**
   * Counts a deed and upgrades at once when it leads to a higher tier; null when it was counted before. Under the rules
   * and on the day of now. The caller holds the member's lock; the member has a tier.
   */
  async recordDeed(
    tx: Tx,
    deed: Deed,
    { programme, today }: { readonly programme: ProgrammeVersion; readonly today: BusinessDay },
  ): Promise<TierOutcome | null> {
    const { memberId, id, kind, causeId, storeId } = deed;
    const [level, until] = kind === 'fee' ? [deed.level, deed.until] : [1, null];
    const found = await rows(
      tx,
      `WITH fact AS (
         INSERT INTO tier_fact (member_id, id, kind, business_day, store_id, recorded_at, cause_id, amount, until_day)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (member_id, id) DO NOTHING RETURNING kind)
       UPDATE member_tier t SET
         referrals_joined = t.referrals_joined + (f.kind = 'referral_joined')::integer,
         referrals_vip = t.referrals_vip + (f.kind = 'referral_vip')::integer,
         paid_level = CASE WHEN f.kind = 'fee' THEN $8 ELSE t.paid_level END,
         paid_until = CASE WHEN f.kind = 'fee' THEN $9 ELSE t.paid_until END
       FROM fact f WHERE t.member_id = $1 RETURNING t.member_id`,
      [memberId, id, kind, today, storeId, this.clock.now(), causeId, level, until],
    );
    if (found.length === 0) return null;
    const held = await this.tiers.read(tx, memberId, today);
    if (!held) throw new Error('a deed of somebody without a tier');
    const cause = kind === 'fee' ? 'fee' : 'referral';
    return decideAndWrite(
      tx,
      memberId,
      held.row,
      {},
      { cause, causeId, programme, today, day: today },
      this.clock.now(),
    );
  }
}
