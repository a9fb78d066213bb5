// Rewards: what points buy, and the redemptions of it from the member's phone to the store's counter.
export { obstacleTo, returnShare, spendFor } from './redeeming';
export { isRedemptionCode } from './redemption-code';
export {
  type DueRedemption,
  type ListedRedemption,
  type Redemption,
  RedemptionsService,
  type Verification,
} from './redemptions.service';
export { RewardPicturesService } from './reward-pictures.service';
export { type StockChange, RewardStockService } from './reward-stock.service';
export { obstacleInWords, redemptionInWords, termsInWords } from './reward-words';
export { RewardsModule } from './rewards.module';
export { type OfferedReward, type Reward, type RewardTerms, RewardsService } from './rewards.service';
