// One member as the office opens them: who, where they stand, every sum of their points, and why they are in their tier.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Audit, Database, rows } from '@guike/platform';
import { worthFen } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { memberRows } from './member-rows';
import { type OfficeReader, logReading } from './office-reader';
import type { Page } from '../page';
import { PointsPage } from '../points/points-page';
import { TiersPage } from '../tiers/tiers-page';

type MemberPage = AnswerOf<(typeof adminMemberEndpoints)['member']>;
type PointsAnswer = AnswerOf<(typeof adminMemberEndpoints)['memberPoints']>;

interface FileRow extends Omit<MemberPage['points'], 'worthFen' | 'nextExpiry'> {
  card_tail: string | null;
  enrolled_by: string | null;
  wechat_bound: boolean;
  expiring_points: number | null;
  expiring_on: BusinessDay | null;
  purchases: number;
}

/** The first lot to expire is the first of the row; lots in the tail come later by construction. */
const fileStatement = `
  SELECT a.balance - point_due(a, $2) AS balance, point_pending(a, $2) AS pending, a.held, a.owed, a.earned, a.spent,
    a.expired + point_due(a, $2) AS expired, a.reversed,
    a.adjusted + a.transferred AS "byHand", first.points AS expiring_points, first.expires_on AS expiring_on,
    f.name AS enrolled_by,
    (SELECT right(c.card_number, 4) FROM member_card c WHERE c.member_id = m.id AND c.void_at IS NULL
      ORDER BY c.created_at DESC LIMIT 1) AS card_tail,
    EXISTS (SELECT FROM wechat_identity w WHERE w.member_id = m.id) AS wechat_bound,
    (SELECT count(*) FROM purchase p WHERE p.member_id = m.id AND p.status = 'recorded') AS purchases
  FROM member m
  JOIN point_account a ON a.member_id = m.id
  LEFT JOIN staff f ON f.id = m.enrolled_by
  LEFT JOIN LATERAL (
    SELECT l.expires_on, sum(l.n)::bigint AS points FROM unnest(a.lot_expires, a.lot_left) AS l(expires_on, n)
    WHERE l.expires_on >= $2 GROUP BY l.expires_on ORDER BY l.expires_on LIMIT 1) AS first ON true
  WHERE m.id = $1`;

@Injectable()
export class MemberFile {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly programmes: ProgrammeService,
    private readonly members: MemberSearch,
    private readonly tiersPage: TiersPage,
    private readonly pointsPage: PointsPage,
  ) {}

  /** The page of a member, masked; the reading is logged. Error: MEMBER_UNKNOWN. */
  async member(memberId: MemberId, reader: OfficeReader): Promise<MemberPage> {
    await logReading(this.database, this.audit, reader, memberId, 'member.viewed');
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const face = (await this.members.maskedFaces(tx, [memberId])).get(memberId);
    const listed = (await memberRows(tx, [memberId], body, day)).get(memberId);
    const [row] = await rows<FileRow>(tx, fileStatement, [memberId, day]);
    if (!face || !listed || !row) throw new DomainError('MEMBER_UNKNOWN');
    const { card_tail, enrolled_by, wechat_bound, expiring_points, expiring_on, purchases, ...points } = row;
    return {
      ...listed,
      ...face,
      cardTail: card_tail,
      enrolledBy: enrolled_by,
      wechatBound: wechat_bound,
      points: {
        ...points,
        worthFen: worthFen(body.points, points.balance - points.pending),
        nextExpiry: expiring_on === null ? null : { points: expiring_points ?? 0, on: expiring_on },
      },
      purchases,
      tiers: await this.tiersPage.tiers(memberId),
      mayReveal: reader.role === 'manager' || reader.role === 'head_office',
      mayAudit: reader.role === 'head_office' || reader.role === 'auditor',
    };
  }

  /** A member's ledger, the same page as the member's own; the reading is logged. Error: MEMBER_UNKNOWN. */
  async points(memberId: MemberId, page: Page, reader: OfficeReader): Promise<PointsAnswer> {
    await logReading(this.database, this.audit, reader, memberId, 'member.points_viewed');
    return this.pointsPage.points(memberId, { ...page, forOffice: true });
  }
}
