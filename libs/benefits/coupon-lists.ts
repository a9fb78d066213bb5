// Coupons as lists: of a member by shelf, and of all for the office with what became of them.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, Fen, MemberId, StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { type Coupon, couponColumns, couponTables } from './coupons.service';

/** With when and where it was used, if it is. */
export interface MemberCoupon extends Coupon {
  readonly usedAt: Date | null;
  readonly usedIn: string | null;
}

/** A coupon as the office reads it. */
export interface OfficeCoupon extends MemberCoupon {
  readonly usedBy: string | null;
  readonly receiptNumber: string | null;
  readonly worthFen: Fen | null;
  readonly voidReason: string | null;
}

/** What the coupons of one name came to. */
export interface CouponTally {
  readonly name: string;
  readonly issued: number;
  readonly used: number;
  readonly worthFen: Fen;
  readonly ended: number;
}

export type CouponShelf = 'open' | 'used' | 'ended';

const used = `LEFT JOIN coupon_use u ON u.member_id = c.member_id AND u.coupon_id = c.id AND u.released_at IS NULL
  LEFT JOIN store s ON s.id = u.store_id`;
const usedColumns = `u.used_at AS "usedAt", s.name AS "usedIn"`;
/** Of a coupon `c`, the day being `$2`. */
const shelves: Readonly<Record<CouponShelf, string>> = {
  open: `c.state = 'open' AND c.valid_through >= $2`,
  used: `c.state = 'used' AND $2::date IS NOT NULL`,
  ended: `(c.state = 'void' OR (c.state = 'open' AND c.valid_through < $2))`,
};

const officeRows = `SELECT ${couponColumns}, ${usedColumns}, u.receipt_number AS "receiptNumber",
  u.worth_fen AS "worthFen", c.void_reason AS "voidReason", CASE u.by_kind
    WHEN 'staff' THEN (SELECT name FROM staff WHERE id = u.by_id)
    WHEN 'till' THEN (SELECT name FROM till WHERE id = u.by_id) END AS "usedBy"
  FROM ${couponTables} ${used}`;

@Injectable()
export class CouponLists {
  /** `names`: the member and whoever was merged into them. Of a shelf those behind the one of this id: what ends first in front on the open one, else the newest. */
  async ofMember(
    tx: Tx,
    names: readonly MemberId[],
    page: {
      readonly shelf: CouponShelf;
      readonly today: BusinessDay;
      readonly after: string | null;
      readonly limit: number;
    },
  ): Promise<MemberCoupon[]> {
    const { shelf, today, after, limit } = page;
    const behind =
      shelf === 'open'
        ? `(c.valid_through, c.id) > (SELECT valid_through, id FROM coupon WHERE member_id = ANY ($1) AND id = $3)`
        : `c.id < $3`;
    const order = shelf === 'open' ? 'c.valid_through, c.id' : 'c.id DESC';
    return rows<MemberCoupon>(
      tx,
      `SELECT ${couponColumns}, ${usedColumns} FROM ${couponTables} ${used}
       WHERE c.member_id = ANY ($1) AND ${shelves[shelf]} AND ($3::uuid IS NULL OR ${behind}) ORDER BY ${order} LIMIT $4`,
      [names, today, after, limit],
    );
  }

  async find(tx: Tx, names: readonly MemberId[], id: string): Promise<MemberCoupon | null> {
    const [found] = await rows<MemberCoupon>(
      tx,
      `SELECT ${couponColumns}, ${usedColumns} FROM ${couponTables} ${used} WHERE c.member_id = ANY ($1) AND c.id = $2`,
      [names, id],
    );
    return found ?? null;
  }

  /** One as the office reads it. */
  async ofOffice(tx: Tx, memberId: MemberId, id: string): Promise<OfficeCoupon | null> {
    const found = await rows<OfficeCoupon>(tx, `${officeRows} WHERE c.member_id = $1 AND c.id = $2`, [memberId, id]);
    return found[0] ?? null;
  }

  /**
   * All that come behind the one given, the newest first. `of`: a statement whose rows are the ids of the members that
   * count, given the place of its value.
   */
  async page(
    tx: Tx,
    today: BusinessDay,
    page: {
      readonly after: { readonly issuedAt: Date; readonly id: string } | null;
      readonly shelf: CouponShelf | null;
      readonly limit: number;
      readonly of: { readonly members: (place: string) => string; readonly storeId: StoreId } | null;
    },
  ): Promise<OfficeCoupon[]> {
    const { after, shelf, limit, of } = page;
    return rows<OfficeCoupon>(
      tx,
      `${officeRows}
       WHERE ($1::timestamptz IS NULL OR (c.issued_at, c.id) < ($1, $3::uuid))
         AND ${shelf === null ? '$2::date IS NOT NULL' : shelves[shelf]}
         ${of === null ? '' : `AND c.member_id IN (${of.members('$5')})`}
       ORDER BY c.issued_at DESC, c.id DESC LIMIT $4`,
      [after?.issuedAt ?? null, today, after?.id ?? null, limit, ...(of ? [of.storeId] : [])],
    );
  }

  /** What was issued since a moment came to, by name, the most issued first; at most thirty names. */
  async tally(
    tx: Tx,
    since: Date,
    today: BusinessDay,
    of: { readonly members: (place: string) => string; readonly storeId: StoreId } | null,
  ): Promise<CouponTally[]> {
    return rows<CouponTally>(
      tx,
      `SELECT c.name, count(*) AS issued, count(*) FILTER (WHERE c.state = 'used') AS used,
         coalesce(sum(u.worth_fen), 0)::bigint AS "worthFen", count(*) FILTER (WHERE ${shelves.ended}) AS ended
       FROM coupon c ${used} WHERE c.issued_at >= $1 ${of === null ? '' : `AND c.member_id IN (${of.members('$3')})`}
       GROUP BY c.name ORDER BY issued DESC, c.name LIMIT 30`,
      [since, today, ...(of ? [of.storeId] : [])],
    );
  }
}
