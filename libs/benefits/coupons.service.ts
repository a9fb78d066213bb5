// Coupons: issued once for their cause with a code, used once, and given back when the sale is.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, Fen, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, columnOf, newId, rows } from '@guike/platform';
import { newCouponCode } from './coupon-code';
import { type CouponKind, throughAfterRelease } from './coupon-rules';

/** A coupon as a rule or a person gives it. A member has one of each source, e.g. `birthday/2026`. */
export interface NewCoupon {
  readonly memberId: MemberId;
  readonly source: string;
  /** Of the programme's benefits, where it is one of them. */
  readonly benefitCode: string | null;
  /** 生日礼, 九折券: what members and cashiers read. */
  readonly name: string;
  readonly kind: CouponKind;
  readonly percentOff: number | null;
  readonly amountFen: Fen | null;
  /** Business days, both included. */
  readonly validFrom: BusinessDay;
  readonly validThrough: BusinessDay;
  /** Not together with another such coupon on one receipt; so unless told. */
  readonly oncePerSale?: boolean;
  /** The only store that it is good in; null: all of them, and so unless told. */
  readonly onlyAt?: StoreId | null;
}

export interface Issued {
  readonly memberId: MemberId;
  readonly couponId: string;
  readonly isNew: boolean;
}

export interface Coupon extends Required<NewCoupon> {
  readonly id: string;
  readonly state: 'open' | 'used' | 'void';
  readonly code: string;
  /** What the only store is called. */
  readonly onlyAtName: string | null;
  readonly issuedAt: Date;
}

/** A receipt of a store. */
export interface CouponReceipt {
  readonly storeId: StoreId;
  readonly businessDay: BusinessDay;
  readonly number: string;
}

/** The use of a coupon that counts. */
export interface CouponUse {
  readonly id: string;
  readonly byKind: 'till' | 'staff';
  readonly byId: string;
  readonly storeId: StoreId | null;
  readonly receiptDay: BusinessDay | null;
  readonly receiptNumber: string | null;
  readonly amountFen: Fen | null;
  readonly worthFen: Fen | null;
  readonly usedAt: Date;
}

const columns = `c.member_id AS "memberId", c.id, c.source, c.benefit_code AS "benefitCode", c.name, c.kind,
  c.percent_off AS "percentOff", c.amount_fen AS "amountFen", c.valid_from AS "validFrom",
  c.valid_through AS "validThrough", c.once_per_sale AS "oncePerSale", c.only_at AS "onlyAt",
  (SELECT name FROM store WHERE id = c.only_at) AS "onlyAtName", c.state, c.issued_at AS "issuedAt", k.code`;
export const couponColumns = columns;
export const couponTables = `coupon c JOIN coupon_code k ON k.member_id = c.member_id AND k.coupon_id = c.id`;

@Injectable()
export class CouponsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Issues a coupon, unless the member has one of this source. Source: product.md, Benefits and Birthdays. */
  async issue(tx: Tx, coupon: NewCoupon): Promise<{ couponId: string; isNew: boolean }> {
    const [issued] = await this.issueMany(tx, [coupon]);
    if (!issued) throw new Error('a coupon that was neither issued nor there');
    return { couponId: issued.couponId, isNew: issued.isNew };
  }

  /**
   * Issues many, of any members, in one round trip where all are new, else in two; in the order given. A code that is
   * taken is drawn again. No two of one member and source.
   */
  async issueMany(tx: Tx, coupons: readonly NewCoupon[]): Promise<Issued[]> {
    if (coupons.length === 0) return [];
    const ids = coupons.map(() => newId());
    const [made] = await rows<{ count: number; ids: string[]; uncoded: string[] }>(
      tx,
      `WITH made AS (
         INSERT INTO coupon (member_id, id, source, benefit_code, name, kind, percent_off, amount_fen, valid_from,
           valid_through, once_per_sale, only_at, state, issued_at)
         SELECT n.*, 'open', $13 FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[],
           $7::integer[], $8::bigint[], $9::date[], $10::date[], $11::boolean[], $12::uuid[]) AS n
         ON CONFLICT (member_id, source) DO NOTHING RETURNING member_id, id),
       coded AS (
         INSERT INTO coupon_code (code, member_id, coupon_id)
         SELECT c.code, made.member_id, made.id FROM made JOIN unnest($2::uuid[], $14::text[]) AS c(id, code) USING (id)
         ON CONFLICT (code) DO NOTHING RETURNING coupon_id AS id)
       SELECT count(*) AS count, CASE WHEN count(*) < $15::integer THEN array_agg(made.id) ELSE '{}' END AS ids,
         coalesce(array_agg(made.id) FILTER (WHERE coded.id IS NULL), '{}') AS uncoded
       FROM made LEFT JOIN coded USING (id)`,
      [...columnsOf(coupons, ids), this.clock.now(), ids.map(() => newCouponCode()), coupons.length],
    );
    if (!made) throw new Error('an issue that answers nothing');
    const owners = new Map(coupons.map(({ memberId }, nth) => [ids[nth], memberId]));
    await this.code(
      tx,
      made.uncoded.map((id) => ({ id, memberId: owners.get(id) ?? '' })),
    );
    if (made.count < coupons.length) return this.issued(tx, coupons, new Set(made.ids));
    return coupons.map(({ memberId }, nth) => ({ memberId, couponId: ids[nth] ?? '', isNew: true }));
  }

  /** Where some were there before. */
  private async issued(tx: Tx, coupons: readonly NewCoupon[], fresh: ReadonlySet<string>): Promise<Issued[]> {
    const found = await rows<{ nth: number; id: string }>(
      tx,
      `SELECT n.nth, c.id FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS n(member_id, source, nth)
       JOIN coupon c ON c.member_id = n.member_id AND c.source = n.source ORDER BY n.nth`,
      [coupons.map(({ memberId }) => memberId), coupons.map(({ source }) => source)],
    );
    return found.map(({ nth, id }) => ({
      memberId: coupons[nth - 1]?.memberId ?? '',
      couponId: id,
      isNew: fresh.has(id),
    }));
  }

  /** Claims the coupon of a code until the transaction ends. */
  async claimByCode(tx: Tx, code: string): Promise<Coupon | null> {
    const found = await rows<Coupon>(tx, `SELECT ${columns} FROM ${couponTables} WHERE k.code = $1 FOR UPDATE OF c`, [
      code,
    ]);
    return found[0] ?? null;
  }

  /** Claims a coupon until the transaction ends. */
  async claim(tx: Tx, memberId: MemberId, id: string): Promise<Coupon | null> {
    const found = await rows<Coupon>(
      tx,
      `SELECT ${columns} FROM ${couponTables} WHERE c.member_id = $1 AND c.id = $2 FOR UPDATE OF c`,
      [memberId, id],
    );
    return found[0] ?? null;
  }

  /** The use of a coupon that counts, if it is used. */
  async useOf(tx: Tx, { memberId, id }: Pick<Coupon, 'memberId' | 'id'>): Promise<CouponUse | null> {
    const [use] = await rows<CouponUse>(
      tx,
      `SELECT id, by_kind AS "byKind", by_id AS "byId", store_id AS "storeId", receipt_day AS "receiptDay",
         receipt_number AS "receiptNumber", amount_fen AS "amountFen", worth_fen AS "worthFen", used_at AS "usedAt"
       FROM coupon_use WHERE member_id = $1 AND coupon_id = $2 AND released_at IS NULL`,
      [memberId, id],
    );
    return use ?? null;
  }

  /**
   * Whether a coupon that stands alone is used on a receipt already. Whoever asks holds the receipt until the
   * transaction ends: two coupons of one sale come one after the other.
   */
  async hasSingle(tx: Tx, { storeId, businessDay, number }: CouponReceipt): Promise<boolean> {
    await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended($1, 30))`, [`${storeId}/${businessDay}/${number}`]);
    const found = await rows(
      tx,
      `SELECT FROM coupon_use u JOIN coupon c ON c.member_id = u.member_id AND c.id = u.coupon_id
       WHERE u.receipt_number = $3 AND u.receipt_day = $2 AND u.store_id = $1 AND u.released_at IS NULL
         AND c.once_per_sale`,
      [storeId, businessDay, number],
    );
    return found.length > 0;
  }

  /** A claimed, open coupon is used. Answers when. */
  async use(
    tx: Tx,
    { memberId, id }: Pick<Coupon, 'memberId' | 'id'>,
    use: Omit<CouponUse, 'id' | 'usedAt'>,
  ): Promise<Date> {
    const now = this.clock.now();
    const { byKind, byId, storeId, receiptDay, receiptNumber, amountFen, worthFen } = use;
    await rows(
      tx,
      `WITH used AS (UPDATE coupon SET state = 'used' WHERE member_id = $1 AND id = $2 AND state = 'open' RETURNING id)
       INSERT INTO coupon_use (member_id, coupon_id, id, by_kind, by_id, store_id, receipt_day, receipt_number,
         amount_fen, worth_fen, used_at) SELECT $1, id, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM used`,
      [memberId, id, newId(), byKind, byId, storeId, receiptDay, receiptNumber, amountFen, worthFen, now],
    );
    return now;
  }

  /** A claimed coupon that is used is the member's again; past its last day it is good for a week more. */
  async release(tx: Tx, coupon: Coupon, today: BusinessDay, reason: string): Promise<void> {
    await rows(
      tx,
      `WITH back AS (UPDATE coupon_use SET released_at = $3, release_reason = $4
         WHERE member_id = $1 AND coupon_id = $2 AND released_at IS NULL RETURNING coupon_id)
       UPDATE coupon SET state = 'open', valid_through = $5 FROM back WHERE member_id = $1 AND id = back.coupon_id`,
      [coupon.memberId, coupon.id, this.clock.now(), reason, throughAfterRelease(coupon.validThrough, today)],
    );
  }

  /** Which coupons count as used on a receipt; of any members, in the order of their ids. */
  async onReceipt(
    tx: Tx,
    { storeId, businessDay, number }: CouponReceipt,
  ): Promise<{ memberId: MemberId; id: string }[]> {
    return rows(
      tx,
      `SELECT member_id AS "memberId", coupon_id AS id FROM coupon_use
       WHERE receipt_number = $3 AND receipt_day = $2 AND store_id = $1 AND released_at IS NULL ORDER BY 1, 2`,
      [storeId, businessDay, number],
    );
  }

  /** Takes a claimed, open coupon back for good. */
  async void(tx: Tx, { memberId, id }: Pick<Coupon, 'memberId' | 'id'>, by: StaffId, reason: string): Promise<void> {
    await rows(
      tx,
      `UPDATE coupon SET state = 'void', void_at = $3, void_by = $4, void_reason = $5
       WHERE member_id = $1 AND id = $2 AND state = 'open'`,
      [memberId, id, this.clock.now(), by, reason],
    );
  }

  /** Draws codes for coupons whose first was taken, until all have one. */
  private async code(tx: Tx, made: readonly { memberId: MemberId; id: string }[]): Promise<void> {
    for (let left = made; left.length > 0;) {
      const coded = await rows<{ id: string }>(
        tx,
        `INSERT INTO coupon_code (code, member_id, coupon_id) SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[])
         ON CONFLICT (code) DO NOTHING RETURNING coupon_id AS id`,
        [left.map(() => newCouponCode()), left.map(({ memberId }) => memberId), left.map(({ id }) => id)],
      );
      const done = new Set(coded.map(({ id }) => id));
      left = left.filter(({ id }) => !done.has(id));
    }
  }
}

function columnsOf(coupons: readonly NewCoupon[], ids: readonly string[]): unknown[] {
  return [
    coupons.map(({ memberId }) => memberId),
    ids,
    coupons.map(({ source }) => source),
    columnOf(coupons, ({ benefitCode }) => benefitCode),
    coupons.map(({ name }) => name),
    coupons.map(({ kind }) => kind),
    columnOf(coupons, ({ percentOff }) => percentOff),
    columnOf(coupons, ({ amountFen }) => amountFen),
    coupons.map(({ validFrom }) => validFrom),
    coupons.map(({ validThrough }) => validThrough),
    coupons.map(({ oncePerSale = true }) => oncePerSale),
    columnOf(coupons, ({ onlyAt }) => onlyAt),
  ];
}
