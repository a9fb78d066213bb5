// A coupon as its member and as the counter read it: what stands on it, and where it was used.
import type { AnswerOf, couponEndpoints, tillEndpoints } from '@guike/contracts/http';
import {
  type Coupon,
  type CouponUse,
  type MemberCoupon,
  couponInWords,
  standingOf,
  valueInWords,
  worthOf,
} from '@guike/benefits';
import { type BusinessDay, type Fen, businessDayOf } from '@guike/kernel';
import { type MemberFace, maskName, maskPhone } from '@guike/members';
import { type Tx, rows } from '@guike/platform';

export type LookedAtCoupon = AnswerOf<(typeof tillEndpoints)['verifyCoupon']>;
export type MyCoupon = AnswerOf<(typeof couponEndpoints)['coupon']>;

/** The day that a coupon is looked at, and the zone of business days. */
export interface CouponDay {
  readonly today: BusinessDay;
  readonly timeZone: string;
}

/** What everybody reads of a coupon who may. */
export const couponFaceOf = (coupon: Coupon, today: BusinessDay) => ({
  name: coupon.name,
  kind: coupon.kind,
  percentOff: coupon.percentOff,
  amountFen: coupon.amountFen,
  value: valueInWords(coupon),
  validFrom: coupon.validFrom,
  validThrough: coupon.validThrough,
  standing: standingOf(coupon, today),
});

function sentenceOf(coupon: Coupon, usedAt: Date | null, { today, timeZone }: CouponDay): string {
  const usedOn = usedAt && businessDayOf(usedAt, timeZone);
  return couponInWords({ ...coupon, standing: standingOf(coupon, today), usedOn }, today);
}

export function myCoupon(coupon: MemberCoupon, day: CouponDay): MyCoupon {
  const { id, code, usedAt, usedIn } = coupon;
  return {
    id,
    ...couponFaceOf(coupon, day.today),
    code,
    usedAt: usedAt?.toISOString() ?? null,
    usedIn,
    sentence: sentenceOf(coupon, usedAt, day),
  };
}

export function lookedAt(
  coupon: Coupon,
  found: { readonly face: MemberFace; readonly use: CouponUse | null; readonly usedBy: string | null },
  saleFen: Fen | null,
  day: CouponDay,
): LookedAtCoupon {
  const { face, use, usedBy } = found;
  return {
    couponId: coupon.id,
    ...couponFaceOf(coupon, day.today),
    worthFen: use ? use.worthFen : worthOf(coupon, saleFen),
    alone: coupon.oncePerSale,
    memberId: face.memberId,
    nameMasked: face.name && maskName(face.name),
    phoneMasked: face.phone && maskPhone(face.phone),
    frozen: face.state !== 'active',
    sentence: sentenceOf(coupon, use?.usedAt ?? null, day),
    usedAt: use?.usedAt.toISOString() ?? null,
    usedBy,
  };
}

/** 一店 · 周敏, or the till's name. */
export async function whoUsed(tx: Tx, { byKind, byId, storeId }: CouponUse): Promise<string | null> {
  const [row] = await rows<{ store: string | null; who: string | null }>(
    tx,
    `SELECT (SELECT name FROM store WHERE id = $3) AS store,
       CASE $1 WHEN 'staff' THEN (SELECT name FROM staff WHERE id = $2) ELSE (SELECT name FROM till WHERE id = $2) END AS who`,
    [byKind, byId, storeId],
  );
  return [row?.store, row?.who].filter(Boolean).join(' · ') || null;
}
