// A redemption as its member sees it, and how the ledger names it: pure.
import type { AnswerOf, rewardEndpoints } from '@guike/contracts/http';
import { type BusinessDay, type RedemptionId, businessDayOf } from '@guike/kernel';
import { type Redemption, redemptionInWords } from '@guike/rewards';

type RedemptionView = AnswerOf<(typeof rewardEndpoints)['redemptions']>['redemptions'][number];
type Shown = Omit<Redemption, 'memberId' | 'valueFen' | 'verifiedByKind' | 'verifiedBy'>;

/** The one spend of a redemption. */
export const redeemOperation = (id: RedemptionId): string => `redeem/${id}`;

/** Nobody hands out what is due, though nothing has come by to let it lapse yet. */
export function redemptionView(redemption: Shown, today: BusinessDay, timeZone: string): RedemptionView {
  const { id, rewardId, name, picture, points, code, redeemedAt, expiresOn, verifiedAt } = redemption;
  const state = redemption.state === 'open' && expiresOn < today ? 'lapsed' : redemption.state;
  const verifiedOn = verifiedAt && businessDayOf(verifiedAt, timeZone);
  return {
    id,
    rewardId,
    name,
    picture,
    points,
    state,
    code,
    redeemedAt: redeemedAt.toISOString(),
    expiresOn,
    verifiedAt: verifiedAt?.toISOString() ?? null,
    sentence: redemptionInWords({ state, points, expiresOn, verifiedOn }, today),
  };
}
