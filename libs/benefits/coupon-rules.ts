// What a coupon is worth, when it may be used, and how that is said. Pure. Source: product.md, Benefits and Birthdays.
import { type BusinessDay, type Fen, addDays, yuan } from '@guike/kernel';
import { dayInWords, discountInWords } from '@guike/programme';

/** A coupon that comes back with a refund after its last day is good for so many days more. Ours; see docs/adr/0021. */
const GRACE_DAYS = 7;

export type CouponKind = 'percent' | 'amount' | 'gift';

/** What of a coupon decides. */
export interface CouponTerms {
  readonly kind: CouponKind;
  readonly percentOff: number | null;
  readonly amountFen: Fen | null;
  readonly validFrom: BusinessDay;
  readonly validThrough: BusinessDay;
}

/** Where a coupon stands on a day: a stored state with what the calendar makes of it. */
export type CouponStanding = 'usable' | 'early' | 'used' | 'ended' | 'void';

export function standingOf(
  { state, validFrom, validThrough }: CouponTerms & { readonly state: 'open' | 'used' | 'void' },
  today: BusinessDay,
): CouponStanding {
  if (state !== 'open') return state;
  if (today < validFrom) return 'early';
  return today > validThrough ? 'ended' : 'usable';
}

/**
 * What comes off a sale of so many fen: a percentage rounded down to the fen, an amount never above the sale. Null where
 * it cannot be told: a gift, or a percentage of a sum that nobody named.
 */
export function worthOf({ kind, percentOff, amountFen }: CouponTerms, saleFen: Fen | null): Fen | null {
  if (kind === 'gift') return null;
  if (kind === 'amount') return saleFen === null ? amountFen : Math.min(amountFen ?? 0, saleFen);
  return saleFen === null ? null : Math.floor((saleFen * (percentOff ?? 0)) / 100);
}

/** 9 折, 减 ¥50, 到店领取. */
export function valueInWords({
  kind,
  percentOff,
  amountFen,
}: Pick<CouponTerms, 'kind' | 'percentOff' | 'amountFen'>): string {
  if (kind === 'percent') return discountInWords(percentOff ?? 0);
  return kind === 'amount' ? `减 ${yuan(amountFen ?? 0)}` : '到店领取';
}

/** What of a coupon is told. `usedOn`: the business day, where it was used; `onlyAtName`: the only store that it is good in. */
interface ToldCoupon extends CouponTerms {
  readonly standing: CouponStanding;
  readonly usedOn: BusinessDay | null;
  readonly onlyAtName: string | null;
}

/** When and where it may be used, or what became of it. */
export function couponInWords(coupon: ToldCoupon, today: BusinessDay): string {
  const { standing, validFrom, validThrough, usedOn, kind, onlyAtName } = coupon;
  const last = dayInWords(validThrough, today);
  switch (standing) {
    case 'usable':
      return kind === 'gift'
        ? `${last}前（含当日）到${onlyAtName ?? '店'}出示券码领取`
        : `${last}前（含当日）${onlyAtName === null ? '' : `在${onlyAtName}`}付款时出示券码`;
    case 'early':
      return `${dayInWords(validFrom, today)}起可用，${last}止${onlyAtName === null ? '' : `，限在${onlyAtName}使用`}`;
    case 'used':
      return usedOn === null ? '已使用' : `${dayInWords(usedOn, today)}已使用`;
    case 'ended':
      return `${last}已过期`;
    case 'void':
      return '已收回';
  }
}

/** The last day of a coupon that a refund gives back: its own, or a few days from now. */
export const throughAfterRelease = (validThrough: BusinessDay, today: BusinessDay): BusinessDay =>
  validThrough >= today ? validThrough : addDays(today, GRACE_DAYS);
