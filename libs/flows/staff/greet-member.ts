// 接待: a guide looks up who stands before them, by the card's code or by two facts together.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, staffDeskEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type Points, type StaffId, addDays } from '@guike/kernel';
import { maskPhone } from '@guike/members';
import { Database, type Tx, rows } from '@guike/platform';
import { worthFen } from '@guike/points';
import type { Programme } from '@guike/programme';
import { nextTier, noFacts } from '@guike/tiers';
import { IdentifyMember, type MemberQuery } from './identify-member';
import { tierNameOf } from '../purchase-answer';
import type { Standing } from '../standing';
import { EXPIRING_DAYS, talkingPoints } from './talking-points';

type Glance = AnswerOf<(typeof staffDeskEndpoints)['findMember']>;

interface VisitRow {
  readonly joinedOn: BusinessDay | null;
  readonly visitOn: BusinessDay | null;
  readonly storeName: string | null;
  readonly expiringPoints: Points | null;
  readonly expiringOn: BusinessDay | null;
  readonly openCount: number;
  readonly openName: string | null;
  readonly openUntil: BusinessDay | null;
}

/** $2: today, $3: the last day of expiry that is worth a word. A visit is a day with a purchase, in any store. */
const visitStatement = `
  SELECT m.joined_on AS "joinedOn", v.business_day AS "visitOn", v.name AS "storeName",
    e.points AS "expiringPoints", e.expires_on AS "expiringOn",
    o.n AS "openCount", o.name AS "openName", o.expires_on AS "openUntil"
  FROM member m
  JOIN point_account a ON a.member_id = m.id
  LEFT JOIN LATERAL (SELECT p.business_day, s.name FROM purchase p JOIN store s ON s.id = p.store_id
    WHERE p.member_id = m.id AND p.status = 'recorded' ORDER BY p.paid_at DESC LIMIT 1) AS v ON true
  LEFT JOIN LATERAL (SELECT sum(l.n)::bigint AS points, min(l.expires_on) AS expires_on FROM (
      SELECT u.expires_on, u.n FROM unnest(a.lot_expires, a.lot_left) AS u(expires_on, n)
      UNION ALL SELECT t.expires_on, t.points_left FROM point_lot t WHERE a.tail_count > 0 AND t.member_id = m.id) AS l
    WHERE l.expires_on BETWEEN $2 AND $3 AND l.n > 0) AS e ON true
  LEFT JOIN LATERAL (SELECT count(*) AS n, (array_agg(r.name ORDER BY r.expires_on, r.redeemed_at))[1] AS name,
      min(r.expires_on) AS expires_on FROM redemption r
    WHERE r.member_id = m.id AND r.state = 'open' AND r.expires_on >= $2) AS o ON true
  WHERE m.id = $1`;

@Injectable()
export class GreetMember {
  constructor(
    private readonly database: Database,
    private readonly identifying: IdentifyMember,
  ) {}

  /**
   * Who it is, for somebody of any store: members are the brand's. The finding is logged. Errors: MEMBER_UNKNOWN,
   * CARD_INVALID, CARD_EXPIRED.
   */
  async greet(query: MemberQuery, by: StaffId): Promise<Glance> {
    return this.database.inTransaction(async (tx) => {
      const actor = { actorKind: 'staff', actorId: by } as const;
      const { face, standing, mayRedeem, body, day } = await this.identifying.identify(tx, query, actor);
      return {
        memberId: face.memberId,
        name: face.name,
        phoneMasked: face.phone && maskPhone(face.phone),
        mayRedeem,
        ...(await glanceOf(tx, face.memberId, standing, body, day)),
      };
    });
  }
}

async function glanceOf(tx: Tx, memberId: MemberId, standing: Standing, body: Programme, today: BusinessDay) {
  const [row] = await rows<VisitRow>(tx, visitStatement, [memberId, today, addDays(today, EXPIRING_DAYS)]);
  if (!row) throw new DomainError('MEMBER_UNKNOWN');
  const { state, tier, balance, pending, facts } = standing;
  const { joinedOn, visitOn, storeName, expiringPoints, expiringOn, openCount, openName, openUntil } = row;
  const expiring = expiringPoints && expiringOn ? { points: expiringPoints, on: expiringOn } : null;
  const open = openName && openUntil ? { count: openCount, name: openName, expiresOn: openUntil } : null;
  const next = tier === null ? null : (nextTier(body.tiers, tier, facts ?? noFacts)?.sentence ?? null);
  return {
    state,
    tier: tier === null ? null : { code: tier, name: tierNameOf(body, tier) ?? tier },
    joinedOn,
    lastVisit: visitOn && storeName ? { on: visitOn, storeName } : null,
    points: { available: balance - pending, pending, worthFen: worthFen(body.points, balance - pending) },
    openRedemptions: openCount,
    say: talkingPoints({ state, joinedOn, expiring, open, next }, today),
  };
}
