// What referrals came to in a stretch of days, and what each guide's code brought.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminReferralEndpoints } from '@guike/contracts/http';
import { type BusinessDay, addDays, instantOfLocal } from '@guike/kernel';
import { Database, rows } from '@guike/platform';
import { firstOfMonth } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { reasonInWords } from '@guike/referrals';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { ofStore, referralTables } from './referral-rows';

type Endpoints = typeof adminReferralEndpoints;
type Figures = AnswerOf<Endpoints['referralFigures']>;
type Guide = AnswerOf<Endpoints['referralGuides']>['items'][number];
type Period = { readonly from?: string | undefined; readonly through?: string | undefined };

@Injectable()
export class ReferralFigures {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
  ) {}

  /** Of friends who joined in these days, this month's unless told; those of a store see their own. */
  async figures(wish: QueryOf<Endpoints['referralFigures']>, { storeId }: OfficeReader): Promise<Figures> {
    const tx = this.database.reading;
    const { from, through, start, end } = await this.period(wish);
    const values = [storeId, start, end];
    const [sums] = await rows<Omit<Figures, 'from' | 'through' | 'reasons'>>(
      tx,
      `SELECT count(*) FILTER (WHERE r.state <> 'refused')::integer AS joined,
         count(r.bought_at) FILTER (WHERE r.state <> 'refused')::integer AS bought,
         count(r.vip_at) FILTER (WHERE r.state <> 'refused')::integer AS vip,
         count(*) FILTER (WHERE r.state = 'refused')::integer AS refused,
         coalesce(sum((SELECT sum(b.points) FROM referral_bonus b WHERE b.friend_id = r.member_id)), 0)::integer AS points,
         (SELECT count(*)::integer FROM ${referralTables} WHERE r.state = 'held' AND ${ofStore('$1')}) AS held,
         (SELECT count(*)::integer FROM referral_touch t LEFT JOIN staff p ON p.id = t.staff_id
            LEFT JOIN member m ON m.id = t.referrer_id
          WHERE t.touched_at >= $2 AND t.touched_at < $3 AND ${ofStore('$1')}) AS opened,
         (SELECT count(*)::integer FROM member n WHERE n.joined_at >= $2 AND n.joined_at < $3
            AND ($1::uuid IS NULL OR n.joined_store_id = $1)) AS "newMembers"
       FROM ${referralTables} WHERE r.bound_at >= $2 AND r.bound_at < $3 AND ${ofStore('$1')}`,
      values,
    );
    const reasons = await rows<{ code: string; referrals: number }>(
      tx,
      `SELECT c.code, count(*)::integer AS referrals FROM ${referralTables}, unnest(r.reasons) AS c(code)
       WHERE r.bound_at >= $2 AND r.bound_at < $3 AND ${ofStore('$1')} GROUP BY c.code ORDER BY referrals DESC, c.code`,
      values,
    );
    if (!sums) throw new Error('sums that answer nothing');
    const told = reasons.map(({ code, referrals }) => ({ code, sentence: reasonInWords(code), referrals }));
    return { from, through, ...sums, reasons: told };
  }

  /** Guides whose codes were opened in these days, or brought somebody, by their ids. */
  async guides(
    wish: QueryOf<Endpoints['referralGuides']>,
    { storeId }: OfficeReader,
  ): Promise<AnswerOf<Endpoints['referralGuides']>> {
    const { start, end } = await this.period(wish);
    const { after = null, limit } = wish;
    const found = await rows<Guide>(
      this.database.reading,
      `SELECT p.id AS "staffId", p.name, s.name AS "storeName", t.opened, b.joined, b.bought
       FROM staff p JOIN invite_code c ON c.staff_id = p.id LEFT JOIN store s ON s.id = p.store_id
       CROSS JOIN LATERAL (SELECT count(*)::integer AS opened FROM referral_touch t
         WHERE t.staff_id = p.id AND t.touched_at >= $2 AND t.touched_at < $3) AS t
       CROSS JOIN LATERAL (SELECT count(*)::integer AS joined, count(r.bought_at)::integer AS bought FROM referral r
         WHERE r.staff_id = p.id AND r.state <> 'refused' AND r.bound_at >= $2 AND r.bound_at < $3) AS b
       WHERE ($1::uuid IS NULL OR p.store_id = $1) AND ($4::uuid IS NULL OR p.id > $4) AND t.opened + b.joined > 0
       ORDER BY p.id LIMIT $5`,
      [storeId, start, end, after, limit + 1],
    );
    return pageOf(found, limit, ({ staffId }) => staffId);
  }

  private async period({ from, through }: Period) {
    const { day: today, body } = await this.programmes.present(this.database.reading);
    const first = (from ?? firstOfMonth(today)) as BusinessDay;
    const last = (through ?? today) as BusinessDay;
    const startOf = (day: BusinessDay) => instantOfLocal(`${day} 00:00:00`, body.timeZone);
    return { from: first, through: last, start: startOf(first), end: startOf(addDays(last, 1)) };
  }
}
