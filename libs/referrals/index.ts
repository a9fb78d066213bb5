// Referrals: codes, who opened them, whom they brought, whether that counts, and what it gave.
export { type FriendPurchase, friendPoints } from './friend-points';
export { type CodeOwner, type Whereabouts, InviteCodesService } from './invite-codes.service';
export { type Friends, type ReferralGift, type Rung, isVip, newRungs, nextRung, rungKey } from './ladder';
export { type Doubt, type ReferralFacts, type Refusal, judgeReferral, reasonInWords } from './referral-verdict';
export { ReferralsModule } from './referrals.module';
export { type Referral, type ReferralState, ReferralsService } from './referrals.service';
export { type Bonus, FriendRewards } from './friend-rewards.service';
export { TouchesService, bindTouch } from './touches.service';
