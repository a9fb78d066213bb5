// 用券: a till or a person looks what a coupon is worth and uses it, once. Every use is logged.
import { Injectable } from '@nestjs/common';
import {
  type Coupon,
  type CouponReceipt,
  CouponsService,
  isCouponCode,
  standingOf,
  valueInWords,
  worthOf,
} from '@guike/benefits';
import type { AnswerOf, tillEndpoints } from '@guike/contracts/http';
import { DomainError, type Fen, type StoreId } from '@guike/kernel';
import { type MemberFace, MembersService, keepersOf, maskName, maskPhone } from '@guike/members';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type LookedAtCoupon, lookedAt, whoUsed } from './coupon-views';

type UsedAnswer = AnswerOf<(typeof tillEndpoints)['useCoupon']>;

/** Who uses it: the till or the person, in which store, and as the audit log names them. */
export interface CouponHand {
  readonly kind: 'till' | 'staff';
  readonly by: string;
  readonly storeId: StoreId | null;
  readonly actorId: string;
}

/** `saleFen`: what the sale comes to before the coupon. A till always names the receipt. */
export interface CouponWish {
  readonly receipt: CouponReceipt | null;
  readonly saleFen: Fen | null;
}

@Injectable()
export class UseCoupon {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly coupons: CouponsService,
    private readonly members: MembersService,
    private readonly audit: Audit,
  ) {}

  /** Changes nothing but the log. Errors: COUPON_UNKNOWN (misread too), COUPON_STORE (good in another store alone). */
  async look(code: string, saleFen: Fen | null, by: CouponHand): Promise<LookedAtCoupon> {
    return this.database.inTransaction(async (tx) => {
      const coupon = await this.claimed(tx, code);
      requireGoodIn(coupon, by.storeId);
      await this.record(tx, by, 'coupon.viewed', coupon);
      return this.view(tx, coupon, saleFen);
    });
  }

  /**
   * Uses a coupon. The same receipt, or without one the same hand, is told the same again. Errors: COUPON_UNKNOWN
   * (misread too), COUPON_USED (elsewhere; with when), COUPON_EARLY, COUPON_ENDED, COUPON_VOID, COUPON_STORE (good in another
   * store alone), COUPON_TOGETHER (another on this receipt), ACCOUNT_FROZEN. Source: product.md, Benefits; docs/adr/0021.
   */
  async use(code: string, wish: CouponWish, by: CouponHand): Promise<UsedAnswer> {
    return this.database.inTransaction(async (tx) => {
      const coupon = await this.claimed(tx, code);
      const before = coupon.state === 'used' ? await this.again(tx, coupon, wish, by) : null;
      if (before) return before;
      const { day } = await this.programmes.present(tx);
      const standing = standingOf(coupon, day);
      if (standing === 'early') throw new DomainError('COUPON_EARLY', { validFrom: coupon.validFrom });
      if (standing === 'ended') throw new DomainError('COUPON_ENDED', { validThrough: coupon.validThrough });
      if (standing === 'void') throw new DomainError('COUPON_VOID');
      requireGoodIn(coupon, by.storeId);
      if ((await this.face(tx, coupon)).state !== 'active') throw new DomainError('ACCOUNT_FROZEN');
      const { receipt, saleFen } = wish;
      if (receipt && coupon.oncePerSale && (await this.coupons.hasSingle(tx, receipt)))
        throw new DomainError('COUPON_TOGETHER');
      const worthFen = worthOf(coupon, saleFen);
      const usedAt = await this.coupons.use(tx, coupon, {
        byKind: by.kind,
        byId: by.by,
        storeId: by.storeId,
        receiptDay: receipt?.businessDay ?? null,
        receiptNumber: receipt?.number ?? null,
        amountFen: saleFen,
        worthFen,
      });
      await this.record(tx, by, 'coupon.used', coupon);
      return this.answer(tx, coupon, { usedAt, worthFen, duplicate: false });
    });
  }

  /** A coupon as it stands now. The caller has claimed it. */
  async view(tx: Tx, coupon: Coupon, saleFen: Fen | null): Promise<LookedAtCoupon> {
    const { body, day: today } = await this.programmes.present(tx);
    const use = coupon.state === 'used' ? await this.coupons.useOf(tx, coupon) : null;
    const usedBy = use && (await whoUsed(tx, use));
    const face = await this.face(tx, coupon);
    return lookedAt(coupon, { face, use, usedBy }, saleFen, { today, timeZone: body.timeZone });
  }

  /** Of whom they are now: who was merged keeps the coupon by another name. */
  private async face(tx: Tx, { memberId }: Coupon): Promise<MemberFace> {
    return this.members.face(tx, (await keepersOf(tx, memberId)).at(-1) ?? memberId);
  }

  /** Error: COUPON_UNKNOWN. */
  async claimed(tx: Tx, code: string): Promise<Coupon> {
    const coupon = isCouponCode(code) ? await this.coupons.claimByCode(tx, code) : null;
    if (!coupon) throw new DomainError('COUPON_UNKNOWN');
    return coupon;
  }

  async record(tx: Tx, by: CouponHand, action: string, { memberId, id: couponId }: Coupon): Promise<void> {
    const { kind: actorKind, actorId, storeId } = by;
    await this.audit.record(tx, { actorKind, actorId, action, memberId, detail: { couponId, storeId } });
  }

  /** The very use that is there already. Error: COUPON_USED for any other. */
  private async again(tx: Tx, coupon: Coupon, { receipt }: CouponWish, by: CouponHand): Promise<UsedAnswer> {
    const use = await this.coupons.useOf(tx, coupon);
    if (!use) throw new Error('a used coupon without its use');
    const isSame =
      use.receiptNumber === (receipt?.number ?? null) &&
      use.receiptDay === (receipt?.businessDay ?? null) &&
      use.storeId === by.storeId &&
      (receipt !== null || use.byId === by.by);
    if (isSame) return this.answer(tx, coupon, { ...use, duplicate: true });
    throw new DomainError('COUPON_USED', { usedAt: use.usedAt.toISOString(), usedBy: await whoUsed(tx, use) });
  }

  private async answer(
    tx: Tx,
    coupon: Coupon,
    { usedAt, worthFen, duplicate }: { usedAt: Date; worthFen: Fen | null; duplicate: boolean },
  ): Promise<UsedAnswer> {
    const face = await this.face(tx, coupon);
    return {
      couponId: coupon.id,
      duplicate,
      name: coupon.name,
      value: valueInWords(coupon),
      worthFen,
      usedAt: usedAt.toISOString(),
      memberId: face.memberId,
      nameMasked: face.name && maskName(face.name),
      phoneMasked: face.phone && maskPhone(face.phone),
    };
  }
}

/** One that was used, or is over, is looked at anywhere. Error: COUPON_STORE, with the store in a sentence. */
function requireGoodIn({ state, onlyAt, onlyAtName }: Coupon, storeId: StoreId | null): void {
  if (state !== 'open' || onlyAt === null || onlyAt === storeId) return;
  throw new DomainError('COUPON_STORE', onlyAtName === null ? {} : { sentence: `这张券限在${onlyAtName}使用` });
}
