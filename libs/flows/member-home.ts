// 首页: who I am here, my points and what they are worth, what comes next. One read, no lock.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, type MemberState } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { Database, rows } from '@guike/platform';
import { worthFen } from '@guike/points';
import { ProgrammeService, joiningInWords } from '@guike/programme';
import { nextTier, progressOf } from '@guike/tiers';
import { tierNameOf } from './purchase-answer';

export type Home = AnswerOf<(typeof memberEndpoints)['home']>;

interface HomeRow {
  state: MemberState;
  name_enc: Buffer | null;
  tier: string | null;
  tier_since: Date | null;
  lifetime_net_fen: number | null;
  balance: number;
  owed: number;
  pending: number;
  pending_until: BusinessDay | null;
  expiring_points: number | null;
  expiring_on: BusinessDay | null;
  unread: number;
  latest: Home['inbox']['latest'] | null;
}

/** The first lot to expire is the first of the row; lots in the tail come later by construction. */
const homeStatement = `
  SELECT m.state, m.name_enc, t.tier, t.tier_since, t.lifetime_net_fen, a.balance - point_due(a, $2) AS balance, a.owed,
    point_pending(a, $2) AS pending,
    greatest((SELECT max(l.available_on) FROM unnest(a.lot_available) AS l(available_on) WHERE l.available_on > $2),
      CASE WHEN a.tail_count > 0 THEN (SELECT max(t.available_on) FROM point_lot t
        WHERE t.member_id = a.member_id AND t.available_on > $2) END) AS pending_until,
    first.points AS expiring_points, first.expires_on AS expiring_on,
    (SELECT count(*) FROM (SELECT read_at FROM inbox_message WHERE member_id = $1 ORDER BY id DESC LIMIT 100) AS newest
      WHERE read_at IS NULL) AS unread,
    (SELECT json_agg(i) FROM (SELECT id, kind, title, body, created_at AS at, read_at IS NOT NULL AS read
      FROM inbox_message WHERE member_id = $1 ORDER BY id DESC LIMIT 3) AS i) AS latest
  FROM member m
  JOIN point_account a ON a.member_id = m.id
  LEFT JOIN member_tier t ON t.member_id = m.id
  LEFT JOIN LATERAL (
    SELECT l.expires_on, sum(l.n)::bigint AS points FROM unnest(a.lot_expires, a.lot_left) AS l(expires_on, n)
    WHERE l.expires_on >= $2 GROUP BY l.expires_on ORDER BY l.expires_on LIMIT 1) AS first ON true
  WHERE m.id = $1`;

@Injectable()
export class MemberHome {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly members: MembersService,
  ) {}

  /** Errors: MEMBER_UNKNOWN; UNAUTHENTICATED for somebody who has left. Unread messages are counted among the newest hundred. */
  async home(memberId: MemberId): Promise<Home> {
    const { body, day } = await this.programmes.present(this.database.reading);
    const [row] = await rows<HomeRow>(this.database.reading, homeStatement, [memberId, day]);
    if (!row) throw new DomainError('MEMBER_UNKNOWN');
    if (row.state === 'exited') throw new DomainError('UNAUTHENTICATED');
    const lifetime = row.lifetime_net_fen ?? 0;
    const next = row.tier === null ? null : nextTier(body.tiers, row.tier, lifetime);
    return {
      state: row.state,
      name: this.members.unseal(memberId, row.name_enc),
      joining: row.tier === null ? joiningInWords(body) : [],
      tier:
        row.tier === null
          ? null
          : {
              code: row.tier,
              name: tierNameOf(body, row.tier) ?? row.tier,
              since: (row.tier_since as Date).toISOString(),
            },
      points: {
        balance: row.balance,
        available: row.balance - row.pending,
        pending: row.pending,
        pendingUntil: row.pending_until,
        owed: row.owed,
        worthFen: worthFen(body.points, row.balance - row.pending),
      },
      expiring: row.expiring_on === null ? null : { points: row.expiring_points ?? 0, on: row.expiring_on },
      next,
      progress: progressOf(lifetime, next?.spendFen ?? null),
      inbox: {
        unread: row.unread,
        latest: (row.latest ?? []).map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
      },
    };
  }
}
