// Benefits: what is whose, picked, booked, lent, delivered. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';
import { BenefitDesk } from './benefit-desk';
import { BenefitRights } from './benefit-rights';
import { handOverFlows, handOverParts } from './hand-over-flows';
import { MyBenefits } from './my-benefits';
import { PickBenefits } from './pick-benefits';
import { TodaysDiscounts } from './todays-discounts';
import { Undelivered } from './undelivered';
import { UseBenefit } from './use-benefit';

/** What apps call. */
export const benefitFlows: Provider[] = [
  MyBenefits,
  PickBenefits,
  UseBenefit,
  BenefitDesk,
  Undelivered,
  ...handOverFlows,
];

/** What only flows call. */
export const benefitParts: Provider[] = [BenefitRights, TodaysDiscounts, ...handOverParts];
