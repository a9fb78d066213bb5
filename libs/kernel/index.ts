// The words every other lib speaks: money, points, days, ids, refusals. Imports nothing.
export { benefitDeliveries } from './benefit-deliveries';
export {
  type BusinessDay,
  addDays,
  addMonths,
  businessDay,
  businessDayOf,
  dayOfMonth,
  daysBetween,
  instantOfLocal,
} from './business-day';
export { CARD_STEP_MS, type CardMac, cardCode, checkDigit, isCurrent, readCardCode } from './card-code';
export { type Clock } from './clock';
export { DomainError, type ErrorCode, errorCodes } from './errors';
export {
  type MemberId,
  type MemberState,
  type PurchaseId,
  type RedemptionId,
  type RefundId,
  type RewardId,
  type StaffId,
  type StaffRole,
  type StoreId,
  type TillScope,
  memberStates,
  staffRoles,
  tillScopes,
} from './ids';
export { escapeMarkup } from './markup';
export { type Fen, type Points, fenOfYuan, proportion, spread, yuan } from './money';
export { moonDayInWords, moonMonthInWords } from './moon-words';
export { networkOf } from './network';
export { longId, shortId } from './short-ids';
export { timeOf } from './time-of-day';
