// A member's own coupons, shelf by shelf.
import { Injectable } from '@nestjs/common';
import { CouponLists } from '@guike/benefits';
import type { AnswerOf, QueryOf, couponEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { pageOf } from '../page';
import { namesOf } from './benefit-rights';
import { type MyCoupon, myCoupon } from './coupon-views';

type Listing = (typeof couponEndpoints)['coupons'];

@Injectable()
export class MyCoupons {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly lists: CouponLists,
  ) {}

  async list(memberId: MemberId, { shelf, after, limit }: QueryOf<Listing>): Promise<AnswerOf<Listing>> {
    const tx = this.database.reading;
    const { body, day: today } = await this.programmes.present(tx);
    const wanted = { shelf, today, after: after ?? null, limit: limit + 1 };
    const { items, next } = pageOf(
      await this.lists.ofMember(tx, await namesOf(tx, memberId), wanted),
      limit,
      ({ id }) => id,
    );
    return { coupons: items.map((coupon) => myCoupon(coupon, { today, timeZone: body.timeZone })), next };
  }

  /** Error: COUPON_UNKNOWN (somebody else's too). */
  async coupon(memberId: MemberId, id: string): Promise<MyCoupon> {
    const tx = this.database.reading;
    const { body, day: today } = await this.programmes.present(tx);
    const found = await this.lists.find(tx, await namesOf(tx, memberId), id);
    if (!found) throw new DomainError('COUPON_UNKNOWN');
    return myCoupon(found, { today, timeZone: body.timeZone });
  }
}
