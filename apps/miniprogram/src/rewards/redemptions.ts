// A member's redemptions as pages show them. Pure.
import type { AnswerOf, rewardEndpoints } from '@guike/contracts/http';

export type RedemptionPage = AnswerOf<(typeof rewardEndpoints)['redemptions']>;
export type Redemption = RedemptionPage['redemptions'][number];

export const stateWords: Readonly<Record<Redemption['state'], string>> = {
  open: '待领取',
  verified: '已使用',
  lapsed: '已退回',
};
